/** Rows as they are shown: states and origins in the language of the reader. */
import type { Language } from '../format';
import { TABLE_WORDS, columnName } from './headers';
import { COLUMNS, type Cell, type Row, type SheetName } from './sheets';

export const SHEETS: readonly SheetName[] = ['entities', 'relations', 'events'];

export function headerRow(sheet: SheetName, language: Language): readonly string[] {
  return COLUMNS[sheet].map((column) => columnName(column, language));
}

export function localised(sheet: SheetName, row: Row, language: Language): readonly Cell[] {
  const { states, person } = TABLE_WORDS[language];
  return row.map((cell, index) => {
    const column = COLUMNS[sheet][index];
    if (column === 'state') return cell === 'accepted' ? states.accepted : states.predicted;
    return column === 'origin' && cell === 'person' ? person : cell;
  });
}
