/** What an evaluation's page adds to the style of reports. */

export const EVALUATION_STYLE = `body{max-width:72rem}
section>table.wide{min-width:46rem}
section>table.few{width:auto}
table.wide th[scope=row]{min-width:5.5rem}
.bars{padding-inline:.75rem 0;vertical-align:middle}
.whole{font-weight:600}
.whole th{color:var(--ink);font-weight:600}
.bar{display:block;width:8rem;height:.7rem;border-radius:3px}
.track{fill:var(--line)}
.value{fill:var(--accent);opacity:.75}
.whisker{fill:var(--ink)}
.tag{white-space:nowrap}
`;
