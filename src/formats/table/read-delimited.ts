/** Rows of a text whose cells are apart by a mark, quoted as in CSV. */
import Papa from 'papaparse';

/** Rows without content are left out; rows may differ in length. */
export function readDelimited(text: string, delimiter: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' }).data;
}
