import { describe, expect, it } from 'vitest';
import { shownOf } from '../../core/document';
import { itemsOfKind } from '../../core/decided';
import { LossCounter } from '../../formats/count-losses';
import { marked } from '../check/dataset.fixture';
import type { Placed } from '../dataset/document';
import type { Doubt } from './dataset-quality';
import { reviewDocument } from './review-document';

const placed: Placed = {
  document: {
    ...marked('[人物:罗青禾]从[人物:临渡县]到了[地点:白崇镇]，见到方小满。'),
    relations: [
      { type: '到达', head: 'm1', tail: 'm3' },
      { type: '来自', head: 'm1', tail: 'm2' },
    ],
  },
  file: 'all.jsonl',
  line: 3,
  side: '',
};
const { text } = placed.document;

function doubt(kind: Doubt['kind'], type: string, quote: string, instead?: string): Doubt {
  const start = text.indexOf(quote);
  const place = { start, end: start + quote.length, text: quote };
  return {
    ...{ kind, type, score: 0.9, index: 0, ...place },
    ...(instead === undefined ? {} : { instead: { ...place, type: instead } }),
    sentence: { start: 0, end: text.length },
  };
}

describe('reviewDocument', () => {
  const losses = new LossCounter();
  let count = 0;
  const review = reviewDocument(
    placed,
    [doubt('other-label', '人物', '临渡县', '地点'), doubt('missing', '人物', '方小满')],
    { losses, options: { now: 0, newId: () => `i${(count += 1)}` } },
  );

  // Faults: a doubted mention counts as decided; one that nobody doubts has to be decided again.
  it('accepts what is not doubted and leaves the rest open', () => {
    const accepted = itemsOfKind(review.items, 'mention').filter((m) => m.verdict === 'accepted');
    expect(accepted.map(({ type, quote }) => [type, quote])).toEqual([
      ['人物', '罗青禾'],
      ['地点', '白崇镇'],
    ]);
    const found = review.predictions?.extraction.mentions ?? [];
    expect(found.map(({ type, text: quote, score }) => [type, quote, score])).toEqual(
      expect.arrayContaining([
        ['人物', '临渡县', undefined],
        ['地点', '临渡县', 0.9],
        ['人物', '方小满', 0.9],
      ]),
    );
    for (const { start, end, text: quote } of found) expect(text.slice(start, end)).toBe(quote);
  });

  // Fault: a relation is lost, or accepted with an end that is in doubt.
  it('keeps each link, open where an end is', () => {
    const [relation, ...others] = itemsOfKind(review.items, 'relation');
    expect([relation?.type, others.length]).toEqual(['到达', 0]);
    expect(review.predictions?.extraction.relations.map(({ type }) => type)).toEqual(['来自']);
    expect(shownOf(review).extraction.relations).toHaveLength(2);
    expect(losses.losses()).toEqual([]);
  });
});
