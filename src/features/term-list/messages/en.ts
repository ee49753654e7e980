/** English messages of word lists, which are fetched with them. */
import type { TermListMessages } from './zh';

export const termListEn: TermListMessages = {
  title: 'Mark by a word list',
  intro:
    'Paste a column of names (people, drugs, firms; one a line), or open a .txt, .csv or .tsv file.',
  terms: 'Word list',
  open: 'Open a file',
  unreadable:
    'This file could not be read. Make sure that it is text (.txt, .csv or .tsv) and open it again.',
  column: 'Column with the names',
  columnName: (index, example) => `Column ${index}: ${example}`,
  heading: 'The first row is a heading',
  type: 'Mark as',
  noTypes: 'The schema has no entity types. Add one in “Edit schema” first.',
  plan: (terms, places) =>
    `${terms} different names; ${places} places of this document can be marked.`,
  there: (count) => `${count} are marked already.`,
  rejected: (count) => `${count} were rejected before and stay rejected.`,
  overlapping: (count) =>
    `${count} lie in or across other mentions of the type and stay as they are.`,
  mark: (count) => `Mark ${count} places`,
  cancel: 'Cancel',
};
