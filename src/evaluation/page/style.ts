/** What an evaluation's page adds to the style of reports. */

export const EVALUATION_STYLE = `body{max-width:72rem}
section h3{font-size:.9rem;margin:1.25rem 0 .25rem;color:var(--quiet);font-weight:600}
section>table{min-width:34rem}
section>table.few{min-width:0;width:auto}
td:first-child{white-space:normal}
.whole{font-weight:600}
.bar{display:block;width:8rem;height:.7rem;border-radius:3px}
.track{fill:var(--line)}
.value{fill:var(--accent);opacity:.75}
.whisker{fill:var(--ink)}
.tag{white-space:nowrap}
`;
