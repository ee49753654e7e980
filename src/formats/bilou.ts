/** BILOU: begin, inside, last, outside, unit; a blank line after each document. */
import { taggedFormat } from './tagged-format';

export const BILOU = taggedFormat({
  id: 'bilou',
  name: 'BILOU',
  extensions: ['.bilou', '.txt', '.tsv'],
  scheme: 'bilou',
  sentences: false,
});
