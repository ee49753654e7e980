import { describe, expect, it } from 'vitest';
import { TextRandom } from '../../core/random';
import { sentences, statesFor } from './judged.fixture';
import { plantFaults } from './plant';
import type { JudgedText } from './cross-fold';
import { trial } from './trial';

const TEXTS: readonly JudgedText[] = sentences(150).map((document) => ({
  text: document.text,
  spans: document.mentions.map(({ start, end, type }) => ({
    ...{ start, end, label: type === '人物' ? 0 : 1 },
  })),
  states: statesFor(document),
}));

describe('planted faults', () => {
  const { spans, planted } = plantFaults(TEXTS, 0.1, new TextRandom('a'));

  // Faults: a kind that is drawn more often, a fault that changes nothing, a span out of its text or over another.
  it('are as many of each kind, and each changes its mention', () => {
    expect(planted).toHaveLength(30);
    for (const kind of ['other-label', 'other-edges', 'missing']) {
      expect(planted.filter((fault) => fault.kind === kind)).toHaveLength(10);
    }
    for (const { text, was, now } of planted) {
      expect(now).not.toEqual(was);
      expect(spans[text]).not.toContainEqual(was);
      if (now !== undefined) expect(spans[text]).toContainEqual(now);
    }
    for (const [index, list] of spans.entries()) {
      const sorted = list.toSorted((a, b) => a.start - b.start);
      for (const [at, { start, end }] of sorted.entries()) {
        expect(start).toBeGreaterThanOrEqual(sorted[at - 1]?.end ?? 0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(TEXTS[index]?.text.length ?? 0);
      }
    }
  });

  it('are the same by the same seed', () => {
    expect(plantFaults(TEXTS, 0.1, new TextRandom('a')).planted).toEqual(planted);
    expect(plantFaults(TEXTS, 0.1, new TextRandom('b')).planted).not.toEqual(planted);
  });

  // Faults: one that is counted as found without a suspect about it; a list longer than was asked for.
  it(
    'are found among the worst where states tell them, and nearly none in a list of one',
    { timeout: 60_000 },
    () => {
      const all = trial(TEXTS, 2, { share: 0.05, worst: 0.1, seed: '1' });
      expect(all.kinds.map(({ planted: count }) => count)).toEqual([5, 5, 5]);
      for (const { found, inSentences } of all.kinds) {
        expect(found).toBeGreaterThanOrEqual(4);
        expect(inSentences).toBeGreaterThanOrEqual(3);
      }
      const one = trial(TEXTS, 2, { share: 0.05, worst: 0.004, seed: '1' });
      expect(one.looked.suspects).toBe(1);
      expect(one.kinds.reduce((sum, { found }) => sum + found, 0)).toBeLessThanOrEqual(1);
    },
  );
});
