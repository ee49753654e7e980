/** Documents whose text is nearly that of another one: most character 5-grams are the same. */
import type { Check } from './check';

export const NEAR_DUPLICATES: Check = {
  code: 'near-duplicates',
  repair: 'drop-near-duplicates',
  weight: 0.3,
  of: 'document',
  needs: ['sketches', 'copies'],
  start: ({ sketches, copies, finds, idOf }) => ({
    again: ({ index }) => {
      const first = sketches.groups()[index] ?? index;
      if (first === index || copies.firstOf(index) !== index) return;
      finds.add(index, { kind: 'near', quote: idOf(first) });
    },
  }),
};
