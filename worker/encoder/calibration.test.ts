import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/core/extraction';
import { calibrate, type Calibration } from './calibration';

const SAME = { scale: 1, shift: 0 };
const NONE: Calibration = { entity: SAME, relation: SAME, trigger: SAME, argument: SAME };

const mention = (id: string, score: number): Extraction['mentions'][number] => ({
  id,
  type: 'x',
  start: 0,
  end: 1,
  text: '甲',
  score,
});

const FOUND: Extraction = {
  mentions: [mention('e', 0.5), mention('h', 0.6), mention('t', 0.7), mention('a', 0.8)],
  relations: [{ type: 'r', head: 'h', tail: 'e', score: 0.6 }],
  events: [
    { type: 'v', trigger: 't', score: 0.7, arguments: [{ role: 'o', mention: 'a', score: 0.8 }] },
  ],
  issues: [],
};

const scoresOf = ({ mentions, relations, events }: Extraction): (number | undefined)[] => [
  ...mentions.map(({ score }) => score),
  ...relations.map(({ score }) => score),
  ...events.flatMap(({ score, arguments: found }) => [score, ...found.map((a) => a.score)]),
];

describe('calibrate', () => {
  it('moves each kind by its own line, and a mention with the link whose score it carries', () => {
    const up = { scale: 1, shift: 100 };
    const only = (kind: keyof Calibration): number[] =>
      scoresOf(calibrate(FOUND, { ...NONE, [kind]: up })).flatMap((score = 0, at) =>
        score > 0.999 ? [at] : [],
      );
    expect(only('entity')).toEqual([0]);
    expect(only('relation')).toEqual([1, 4]);
    expect(only('trigger')).toEqual([2, 5]);
    expect(only('argument')).toEqual([3, 6]);
  });

  it('changes nothing under the line through the origin, and keeps what has no score', () => {
    for (const [at, score] of scoresOf(calibrate(FOUND, NONE)).entries()) {
      expect(score).toBeCloseTo(scoresOf(FOUND)[at] ?? -1, 9);
    }
    const given: Extraction = { ...FOUND, relations: [{ type: 'r', head: 'h', tail: 'e' }] };
    expect(calibrate(given, NONE).relations[0]?.score).toBeUndefined();
  });

  // Catches a line that is applied to probabilities, which leaves [0, 1] or turns the order round.
  it('keeps the order of scores, inside [0, 1]', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const line = fc.record({
      scale: fc.double({ min: 0.1, max: 3, noNaN: true }),
      shift: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(unit, unit, line, (a, b, entity) => {
        const found = { ...FOUND, mentions: [mention('p', a), mention('q', b)] };
        const [one = -1, two = -1] = scoresOf(calibrate(found, { ...NONE, entity }));
        expect(Math.min(one, two)).toBeGreaterThanOrEqual(0);
        expect(Math.max(one, two)).toBeLessThanOrEqual(1);
        if (a < b) expect(one).toBeLessThanOrEqual(two);
      }),
    );
  });
});
