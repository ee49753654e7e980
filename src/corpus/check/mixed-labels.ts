/** Labels in two languages in one dataset: Chinese names beside Latin ones. */
import type { Check } from './check';
import { LabelCounts, type LabelUse } from './labels';

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

export const MIXED_LABELS: Check = {
  code: 'mixed-labels',
  weight: 0,
  of: 'label',
  needs: [],
  start: ({ finds }) => {
    const labels = new LabelCounts();
    return {
      see: ({ index, document }) => {
        labels.add(index, document);
      },
      end: () => {
        for (const { label, count, index } of fewer(labels.all())) {
          finds.add(index, { kind: 'label', quote: `${label}: ${count}` });
        }
      },
    };
  },
};

/** The labels of the language that fewer annotations have; none where there is one language. */
function fewer(uses: readonly LabelUse[]): readonly LabelUse[] {
  const han = uses.filter(({ label }) => HAN.test(label));
  const latin = uses.filter(({ label }) => !HAN.test(label) && LATIN.test(label));
  if (han.length === 0 || latin.length === 0) return [];
  const sum = (list: readonly LabelUse[]): number =>
    list.reduce((total, { count }) => total + count, 0);
  return sum(han) < sum(latin) ? han : latin;
}
