/** Identity numbers, mobile numbers and bank cards in texts: for a decision. They are not quoted. */
import { personalNumbers } from '../dataset/personal';
import type { Check } from './check';

export const PERSONAL_DATA: Check = {
  code: 'personal-data',
  repair: 'mask-personal-data',
  weight: 0.2,
  of: 'document',
  needs: [],
  start: ({ finds }) => ({
    see: ({ index, document: { text } }) => {
      for (const { kind, start, end } of personalNumbers(text)) {
        finds.add(index, { kind, quote: '', start, end });
      }
    },
  }),
};
