/** Annotations that a model of the other folds contradicts. */
import type { DatasetQuality, Doubt } from '../quality/dataset-quality';
import type { Check } from './check';

/** The check of one dataset: the documents that it is shown are those that were judged, in the same order. */
export function modelDoubts({ doubts }: Pick<DatasetQuality, 'doubts'>): Check {
  return {
    code: 'model-doubts',
    weight: 0.4,
    of: 'item',
    needs: [],
    start: ({ finds }) => ({
      // Worst first: the examples of a kind are its worst.
      end: () => {
        for (const doubt of doubts) {
          const { kind, index, start, end } = doubt;
          finds.add(index, { kind, quote: quoteOf(doubt), start, end });
        }
      },
    }),
  };
}

function quoteOf({ text, type, kind, instead, score }: Doubt): string {
  const sure = score.toFixed(2);
  if (kind === 'missing') return `→ ${text}: ${type} (${sure})`;
  const other = instead === undefined ? '' : ` → ${instead.text}: ${instead.type}`;
  return `${text}: ${type}${other} (${sure})`;
}
