import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION } from '../../src/core/extraction';
import { EMPTY_SCHEMA } from '../../src/core/schema';
import { evaluate } from './evaluation';
import { expectedCalibrationError, judge, judgeKinds, sweepTable } from './sweep';

const mention = (start: number, score?: number) => ({
  id: `m${start}`,
  type: '人物',
  start,
  end: start + 2,
  text: '林满',
  ...(score === undefined ? {} : { score }),
});
const SCHEMA = { ...EMPTY_SCHEMA, entities: [{ name: '人物' }] };
const PAIRS = [
  {
    gold: { ...EMPTY_EXTRACTION, mentions: [mention(0), mention(4)] },
    predicted: {
      ...EMPTY_EXTRACTION,
      mentions: [mention(0, 0.9), mention(4, 0.3), mention(8, 0.2)],
    },
  },
];

describe('sweepTable', () => {
  it('gives precision, recall and F1 at each threshold', () => {
    const lines = sweepTable((threshold) => evaluate('ner', SCHEMA, PAIRS, threshold)).split('\n');
    expect(lines.find((line) => line.startsWith('0.15'))).toMatch(
      /0\.6667 {2}1\.0000 {2}0\.8000$/u,
    );
    expect(lines.find((line) => line.startsWith('0.25'))).toMatch(
      /1\.0000 {2}1\.0000 {2}1\.0000$/u,
    );
    expect(lines.find((line) => line.startsWith('0.50'))).toMatch(
      /1\.0000 {2}0\.5000 {2}0\.6667$/u,
    );
  });
});

describe('expectedCalibrationError', () => {
  it('is the mean distance between a score and how often it is right', () => {
    expect(judge('ner', SCHEMA, PAIRS)).toEqual([
      { score: 0.9, right: true },
      { score: 0.3, right: true },
      { score: 0.2, right: false },
    ]);
    expect(expectedCalibrationError(judge('ner', SCHEMA, PAIRS))).toBeCloseTo(
      (0.1 + 0.7 + 0.2) / 3,
    );
  });
});

describe('judgeKinds', () => {
  it('judges triggers by their place and arguments by event, role and words', () => {
    const event = (start: number, role: string, score: number) => ({
      mentions: [mention(start), mention(8)],
      relations: [],
      events: [
        { type: '夺冠', trigger: `m${start}`, score, arguments: [{ role, mention: 'm8', score }] },
      ],
      issues: [],
    });
    const kinds = judgeKinds('ee', EMPTY_SCHEMA, [
      { gold: event(0, '冠军', 1), predicted: event(0, '败者', 0.8) },
      { gold: event(0, '冠军', 1), predicted: event(4, '冠军', 0.6) },
    ]);
    expect(kinds).toEqual([
      { kind: 'Trigger', score: 0.8, right: true },
      { kind: 'Trigger', score: 0.6, right: false },
      { kind: 'Argument', score: 0.8, right: false },
      { kind: 'Argument', score: 0.6, right: true },
    ]);
  });

  it('calls the answers of the other tasks by their kind', () => {
    expect(judgeKinds('ner', SCHEMA, PAIRS)[0]).toEqual({
      kind: 'Entity',
      score: 0.9,
      right: true,
    });
    expect(judgeKinds('re', SCHEMA, PAIRS)).toEqual([]);
  });
});
