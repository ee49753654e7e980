/** How a report looks: light, dark, on paper, on a phone. */

export const REPORT_STYLE = `:root{color-scheme:light dark;--paper:light-dark(#f7f3ec,#171411);--sheet:light-dark(#fffdf9,#201c18);--ink:light-dark(#2b2420,#ece4d9);--quiet:light-dark(#6a5f55,#ab9f92);--line:light-dark(#e4dbce,#3a332c);--accent:light-dark(#86481d,#e3a871)}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
body{margin:0 auto;max-width:64rem;padding:1.5rem clamp(.75rem,3vw,2rem) 4rem}
h1{font-size:1.35rem;margin:0 0 1rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem}
section{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:.9rem clamp(.75rem,3vw,1.5rem);margin:.75rem 0;overflow-x:auto}
section h2{font-size:1rem;margin:0 0 .25rem}
section table+h2{margin-top:1rem}
p{margin:.25rem 0}
small,th{color:var(--quiet);font-size:.85rem;font-weight:400}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:baseline;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
td:first-child{white-space:nowrap}
thead th{white-space:nowrap}
tr:last-child>*{border-bottom:0}
th.number,td.number{text-align:end;white-space:nowrap;padding-inline:.75rem 0}
.ok{color:var(--quiet)}
.bad{color:var(--accent);font-weight:600}
.text{unicode-bidi:isolate;white-space:pre-wrap}
code{font-size:.85rem;overflow-wrap:anywhere}
@media print{html{background:#fff}section{border:0;padding:0}}
`;
