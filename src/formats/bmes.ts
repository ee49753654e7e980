/** BMES: begin, middle, end, single; a blank line after each document. */
import { taggedFormat } from './tagged-format';

export const BMES = taggedFormat({
  id: 'bmes',
  name: 'BMES',
  extensions: ['.bmes', '.txt', '.tsv'],
  scheme: 'bmes',
  sentences: false,
});
