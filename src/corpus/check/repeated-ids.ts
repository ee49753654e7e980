/** Documents that have the id of another one. */
import type { Check } from './check';

export const REPEATED_IDS: Check = {
  code: 'repeated-ids',
  repair: 'rename-repeated-ids',
  weight: 0.1,
  of: 'document',
  needs: [],
  start: ({ finds }) => {
    const known = new Set<string>();
    return {
      see: ({ index, document: { id } }) => {
        if (known.has(id)) finds.add(index, { kind: 'id', quote: id });
        known.add(id);
      },
    };
  },
};
