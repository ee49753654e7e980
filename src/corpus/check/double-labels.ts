/** The same span with two labels in one document. */
import type { DatasetMention } from '../dataset/document';
import type { Check } from './check';
import { entitiesOf } from './string-table';

export const DOUBLE_LABELS: Check = {
  code: 'double-labels',
  repair: 'keep-one-label',
  weight: 0.6,
  of: 'item',
  needs: [],
  start: ({ finds }) => ({
    see: (seen) => {
      const first = new Map<string, DatasetMention>();
      for (const mention of entitiesOf(seen)) {
        const { start, end, type, text } = mention;
        const key = `${start}-${end}`;
        const known = first.get(key);
        if (known === undefined) first.set(key, mention);
        else if (known.type !== type) {
          const quote = `${text}: ${known.type} / ${type}`;
          finds.add(seen.index, { kind: 'span', quote, start, end });
        }
      }
    },
  }),
};
