/** Keys that open something wherever the focus is. */

type PageAct = 'find' | 'print' | 'help';

const PLAIN_INPUTS = new Set(['range', 'checkbox', 'radio', 'file']);

/** Letters go to this element. */
function types(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !PLAIN_INPUTS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const inSearch = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'search';

/** Ctrl+F in a search field itself is the browser's own search. */
function withControl({ shiftKey, key, target }: KeyboardEvent): PageAct | undefined {
  if (shiftKey) return undefined;
  if (key === 'f') return inSearch(target) ? undefined : 'find';
  return key === 'p' ? 'print' : undefined;
}

/** Nothing opens over a dialog. */
export function pageKey(event: KeyboardEvent): PageAct | undefined {
  if (event.isComposing || event.altKey) return undefined;
  if (document.querySelector(':modal') !== null) return undefined;
  if (event.ctrlKey || event.metaKey) return withControl(event);
  return ['?', '？'].includes(event.key) && !types(event.target) ? 'help' : undefined;
}
