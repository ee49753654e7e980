/** Rows as CSV: papaparse's quoting, CRLF as RFC 4180 has it. The one place that knows papaparse. */
import Papa from 'papaparse';

/** Begins a file, so that Excel takes it for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** With the line end of the last row; empty for no rows. */
export function writeCsvRows(rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return '';
  const lines = Papa.unparse(rows as (string | number)[][], { newline: '\r\n', header: false });
  return `${lines}\r\n`;
}
