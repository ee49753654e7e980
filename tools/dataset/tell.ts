/** What the verbs say: failures with file and line, losses, tables. */
import type { FormatFailure, Loss } from '../../src/formats/format';

/** Failures that are printed; the report has all of them. */
const MOST = 50;

export function describeFailure({ file, line, reason, code }: FormatFailure): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${reason} (${code})`;
}

/** Exit code 2: wrong arguments, or nothing that can be read. */
export function complain(message: string): number {
  console.error(message);
  return 2;
}

export interface Told {
  readonly failures: readonly FormatFailure[];
  readonly losses: readonly Loss[];
}

export function tellProblems({ failures, losses }: Told): void {
  for (const { code, count, detail } of losses) console.error(`${code}: ${count} (${detail})`);
  for (const failure of failures.slice(0, MOST)) console.error(describeFailure(failure));
  if (failures.length > MOST) console.error(`… and ${failures.length - MOST} more`);
}

/** Columns as wide as what is in them; Han characters take two. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell) + 2))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\p{sc=Han}\u3000-\u303f\uff00-\uff60]/u.test(character) ? 2 : 1),
    0,
  );
}
