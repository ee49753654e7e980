/** Labels asked in batches of one size. */
import type { AnswerTask } from '../../formats/answer-shape';

export const BATCH_SIZES: Readonly<Record<AnswerTask, number>> = { NER: 6, RE: 4, EE: 4 };

/** A rest of up to half a batch joins the last one. */
export function batchesOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const rest = items.length % size;
  const whole = (items.length - rest) / size;
  const joins = whole > 0 && rest > 0 && rest <= size / 2;
  const count = whole + (rest > 0 && !joins ? 1 : 0);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * size, index === count - 1 ? items.length : (index + 1) * size),
  );
}
