/** BIO: a token and a tag a row, a blank line after each document. */
import { taggedFormat } from './tagged-format';

export const BIO = taggedFormat({
  id: 'bio',
  name: 'BIO',
  extensions: ['.bio', '.txt', '.tsv'],
  scheme: 'bio',
  sentences: false,
});
