/** Labels that too few annotations have to be learned from. */
import type { Check } from './check';
import { LabelCounts } from './labels';

export const RARE_LABELS: Check = {
  code: 'rare-labels',
  repair: 'drop-rare-labels',
  weight: 0,
  of: 'label',
  needs: [],
  start: ({ finds, options }) => {
    const labels = new LabelCounts();
    return {
      see: ({ index, document }) => {
        labels.add(index, document);
      },
      end: () => {
        for (const { kind, label, count, index } of labels.all()) {
          if (count < options.fewest) finds.add(index, { kind, quote: `${label}: ${count}` });
        }
      },
    };
  },
};
