/** Which labels are asked of a document: those it has, those that are easily confused with them, and others. */
import type { TextRandom } from '../../core/random';
import type { MinedLabel } from './confusion-table';

export type AskedKind = 'gold' | 'hard' | 'other';

export interface Asked {
  readonly label: string;
  readonly kind: AskedKind;
}

export interface ChoiceOptions {
  /** Hard negatives for each label of the document. */
  readonly hard: number;
  /** Other negatives; more of them until a batch is full. */
  readonly others: number;
}

export interface Choice {
  /** Labels of the document. */
  readonly gold: readonly string[];
  /** Labels of which it is not known what the document has. */
  readonly unknown: ReadonlySet<string>;
  readonly labels: ReadonlyMap<string, MinedLabel>;
  readonly batch: number;
}

/** In an order of chance, so that the place says nothing. */
export function chooseLabels(
  { gold, unknown, labels, batch }: Choice,
  { hard, others }: ChoiceOptions,
  random: TextRandom,
): readonly Asked[] {
  const taken = new Set([...gold, ...unknown]);
  const asked: Asked[] = gold.map((label) => ({ label, kind: 'gold' }));
  const add = (list: readonly string[], kind: AskedKind): void => {
    for (const label of list) {
      taken.add(label);
      asked.push({ label, kind });
    }
  };
  for (const label of gold) {
    const near = (labels.get(label)?.confusable ?? []).filter((other) => !taken.has(other.label));
    // Of twice as many, so that other documents ask others.
    const nearest = near.slice(0, hard * 2).map((other) => other.label);
    add(random.some(nearest, hard), 'hard');
  }
  const left = [...labels.keys()].filter((label) => !taken.has(label));
  add(random.some(left, Math.max(others, batch - asked.length)), 'other');
  return random.some(asked, asked.length);
}
