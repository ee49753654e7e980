/** How the page looks: light, dark, on paper, on a phone. Types differ by one hue each. */
import { hueOfType } from './page-types';

const BASE = `:root{color-scheme:light dark;--paper:light-dark(#f7f3ec,#171411);--sheet:light-dark(#fffdf9,#201c18);--ink:light-dark(#2b2420,#ece4d9);--quiet:light-dark(#6a5f55,#ab9f92);--line:light-dark(#e4dbce,#3a332c);--accent:light-dark(#86481d,#e3a871)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
body{margin:0 auto;max-width:60rem;padding:1.5rem clamp(.75rem,3vw,2rem) 8rem}
body>header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:baseline;justify-content:space-between}
h1{font-size:1.35rem;margin:0}
h2{font-size:1.05rem;margin:0;overflow-wrap:anywhere}
p{margin:.25rem 0}
small,.quiet{color:var(--quiet);font-size:.85rem;font-weight:400}
button{font:inherit;font-size:.85rem;color:var(--accent);background:none;border:1px solid var(--line);border-radius:6px;padding:.15rem .6rem;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
#types{display:flex;flex-wrap:wrap;gap:.5rem 1.75rem;margin:1rem 0}
fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;min-width:0}
legend{float:left;margin-inline-end:.35rem;padding:0;font-size:.85rem;color:var(--quiet)}
#types label{display:inline-flex;gap:.35rem;align-items:center;padding:.15rem .6rem;border-radius:99px;background:var(--wash);color:var(--type);cursor:pointer;font-size:.9rem;overflow-wrap:anywhere}
#types label:has(input:not(:checked)){background:none;box-shadow:inset 0 0 0 1px var(--line);color:var(--quiet)}
#types label:has(:focus-visible){outline:2px solid var(--accent);outline-offset:2px}
#types input{margin:0;accent-color:var(--stroke)}
.sheet{position:relative;background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:1.25rem clamp(1rem,4vw,2.5rem);margin:1rem 0}
.sheet>header{border-bottom:1px solid var(--line);padding-bottom:.6rem;margin-bottom:.75rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere;font-size:1.1rem;line-height:2.5rem;unicode-bidi:isolate}
mark{color:inherit;background:var(--wash);border-block-end:2px solid var(--stroke);border-radius:3px;padding:.22em .1em .12em;unicode-bidi:isolate;box-decoration-break:clone;-webkit-box-decoration-break:clone}
mark mark{padding-block:.06em .02em}
mark[data-label]::after{content:'\\2060' attr(data-label);font:600 .62rem/1 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;color:var(--type);margin-inline:.3em .2em;vertical-align:.1em;white-space:nowrap;user-select:none}
mark.off{background:none;border-color:transparent}
mark.off[data-label]::after{content:none}
mark.near{box-shadow:0 0 0 2px var(--stroke)}
mark.lit{background:var(--solid);box-shadow:0 0 0 2px var(--stroke)}
mark:target{outline:2px solid var(--accent)}
mark[tabindex]{cursor:pointer}
details{margin-top:.9rem}
summary{cursor:pointer;font-weight:600;font-size:.95rem}
ul{list-style:none;margin:.35rem 0 0;padding:0}
section ul{columns:22rem;column-gap:2rem}
li{padding:.2rem .4rem;border-radius:6px;break-inside:avoid;overflow-wrap:anywhere}
li:hover{background:light-dark(#f3ece2,#29241f)}
li a{color:inherit;text-decoration-color:var(--quiet);text-underline-offset:.2em}
.role,b[data-type]{display:inline-block;max-width:100%;font-size:.8rem;font-weight:600;color:var(--type);background:var(--wash);border-radius:4px;padding:.05rem .35rem}
.arcs{position:absolute;inset:0;width:100%;height:100%;pointer-events:none;overflow:visible}
.arcs path{fill:none;stroke:var(--stroke);stroke-width:1.5}
.arcs text{font-size:.72rem;font-weight:600;text-anchor:middle;fill:var(--type);paint-order:stroke;stroke:var(--sheet);stroke-width:4px;stroke-linejoin:round}
#card{position:fixed;inset:auto 1rem 1rem auto;max-width:min(26rem,calc(100vw - 2rem));max-height:min(40vh,22rem);overflow:auto;background:var(--sheet);border:1px solid var(--line);border-radius:10px;box-shadow:0 6px 24px rgb(0 0 0/.18);padding:.7rem 1rem;font-size:.92rem}
#card p{overflow-wrap:anywhere}
#card p+p{color:var(--quiet);font-size:.82rem}
@media (max-width:40rem){#card{inset:auto 0 0 0;max-width:none;border-radius:12px 12px 0 0}.text{font-size:1.05rem}}
@media (prefers-reduced-motion:no-preference){mark{transition:background-color .12s}}
@media print{:root{color-scheme:light!important}html{background:#fff}body{max-width:none;padding:0}button,#help,#card,.arcs{display:none!important}#types input{display:none}#types label:has(input:not(:checked)){display:none}.sheet{border:0;padding:0;border-radius:0}mark,#types label,.role,b[data-type]{display:inline-block;max-width:100%;-webkit-print-color-adjust:exact;print-color-adjust:exact}h2,summary{break-after:avoid}}
`;

/** The colours of a type are computed from its hue where the hue is set. */
const COLOURS = `[data-type]{--type:light-dark(oklch(.42 .12 var(--h)),oklch(.84 .1 var(--h)));--stroke:light-dark(oklch(.62 .13 var(--h)),oklch(.66 .12 var(--h)));--wash:light-dark(oklch(.935 .045 var(--h)),oklch(.33 .055 var(--h)));--solid:light-dark(oklch(.86 .085 var(--h)),oklch(.44 .09 var(--h)))}
`;

/** `types`: how many there are; the rules name them by number. */
export function pageStyle(types: number): string {
  const hues = Array.from(
    { length: types },
    (_, index) => `[data-type="${index}"]{--h:${hueOfType(index)}}\n`,
  );
  return `${BASE}${COLOURS}${hues.join('')}`;
}
