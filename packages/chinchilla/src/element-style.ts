/** The look of the element: system colours, so that it follows `color-scheme`. */
export const STYLE = `
:host { display: block; font: 1rem/1.8 system-ui, sans-serif; color: CanvasText; background: Canvas;
  color-scheme: light dark; }
:host([hidden]), [hidden] { display: none !important; }
[part~="text"] { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
[part~="mark"] { background: light-dark(#d9e8ff, #1f3a5f); color: inherit; border-radius: 3px;
  border-bottom: 2px solid light-dark(#2b62b8, #86b6ff); cursor: pointer; }
[part~="mark"]:focus-visible { outline: 2px solid light-dark(#0b4fb3, #a9ccff); outline-offset: 1px; }
[aria-current="true"] { background: light-dark(#ffe2a8, #6b4d10); }
[part~="list"] { margin: .75rem 0 0; padding: 0; list-style: none; display: grid; gap: .25rem;
  font-size: .9rem; }
[part~="item"] { display: grid; grid-template-columns: minmax(4rem, 9rem) 1fr; gap: .75rem;
  overflow-wrap: anywhere; }
.type { color: light-dark(#4a5361, #b5bfcc); }
`;
