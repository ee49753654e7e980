/** Mentions whose offsets do not give their text. */
import { isTrue } from '../dataset/document';
import { findPlace } from '../dataset/place';
import type { Check } from './check';

export const OFFSETS: Check = {
  code: 'offsets',
  repair: 'repair-offsets',
  weight: 1,
  of: 'item',
  needs: [],
  start: ({ finds }) => ({
    see: ({ index, document: { text, mentions } }) => {
      for (const mention of mentions) {
        if (isTrue(text, mention)) continue;
        const kind = findPlace(text, mention)?.kind ?? 'absent';
        const { start, end } = mention;
        const found = text.slice(Math.max(0, start), Math.max(0, end));
        finds.add(index, { kind, quote: `${mention.text} ≠ ${found}`, start, end });
      }
    },
  }),
};
