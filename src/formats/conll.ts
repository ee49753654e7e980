/** CoNLL: BIO with a mark before each document and a blank line after each sentence. */
import { taggedFormat } from './tagged-format';

export const CONLL = taggedFormat({
  id: 'conll',
  name: 'CoNLL',
  extensions: ['.conll', '.txt', '.tsv'],
  scheme: 'bio',
  sentences: true,
});
