/** Documents whose text another one has letter for letter. */
import type { Check } from './check';

export const EXACT_DUPLICATES: Check = {
  code: 'exact-duplicates',
  repair: 'drop-exact-duplicates',
  weight: 0.5,
  of: 'document',
  needs: ['copies'],
  start: ({ copies, finds, idOf }) => ({
    see: ({ index }) => {
      const first = copies.firstOf(index);
      if (first === index) return;
      const kind = copies.sameAnnotations(first, index) ? 'same-annotations' : 'other-annotations';
      finds.add(index, { kind, quote: idOf(first) });
    },
  }),
};
