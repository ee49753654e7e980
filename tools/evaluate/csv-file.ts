/** Writes a CSV file and says what its cells could not hold as they were. */
import { writeFileSync } from 'node:fs';
import type { CsvFile } from '../../src/evaluation/tables';

export function writeCsv(file: string, { content, escaped, replaced }: CsvFile): void {
  writeFileSync(file, content);
  if (escaped > 0) {
    console.error(`${file}: ${escaped} cells got an apostrophe, or they would be read as formulas`);
  }
  if (replaced > 0) {
    console.error(`${file}: ${replaced} cells have a character that became U+FFFD`);
  }
}
