/** Texts without content, much shorter or longer than the others, and mentions too long for a name. */
import { isBlank } from '../../core/text';
import type { Check } from './check';

/** Times the median. */
const FACTOR = 20;
/** Code units. */
const LONG_MENTION = 60;

export const ODD_LENGTHS: Check = {
  code: 'odd-lengths',
  repair: 'drop-empty-texts',
  weight: 0.3,
  of: 'document',
  needs: [],
  start: ({ finds }) => {
    const lengths: number[] = [];
    return {
      see: ({ index, document: { text, mentions } }) => {
        const isEmpty = isBlank(text);
        lengths[index] = isEmpty ? 0 : text.length;
        if (isEmpty) finds.add(index, { kind: 'empty', quote: '' });
        for (const { start, end, text: quote } of mentions) {
          if (quote.length > LONG_MENTION) {
            finds.add(index, { kind: 'long-mention', quote, start, end });
          }
        }
      },
      end: () => {
        const median = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
        for (const [index, length] of lengths.entries()) {
          const quote = `${length} : ${median}`;
          if (length > median * FACTOR) finds.add(index, { kind: 'long', quote });
          else if (length > 0 && length * FACTOR < median) {
            finds.add(index, { kind: 'short', quote });
          }
        }
      },
    };
  },
};
