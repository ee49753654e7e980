import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION, type Extraction, type Mention } from './extraction';
import { filterByScore, isEmpty } from './filter';

function mention(id: string, score?: number): Mention {
  const base = { id, type: '类', start: 0, end: 1, text: '字' };
  return score === undefined ? base : { ...base, score };
}

const found: Extraction = {
  mentions: [mention('low', 0.2), mention('high', 0.9), mention('gold'), mention('end', 0.2)],
  relations: [
    { type: '弱', head: 'low', tail: 'high', score: 0.3 },
    { type: '强', head: 'end', tail: 'high', score: 0.8 },
  ],
  events: [
    {
      type: '事',
      trigger: 'high',
      arguments: [
        { role: '主', mention: 'low', score: 0.4 },
        { role: '宾', mention: 'high', score: 0.7 },
      ],
      score: 0.9,
    },
    { type: '事', trigger: 'low', arguments: [], score: 0.1 },
  ],
  issues: [],
};

describe('filterByScore', () => {
  it('keeps links by their own score, and mentions by theirs or because a kept link needs them', () => {
    const shown = filterByScore(found, 0.5);
    expect(shown.mentions.map((item) => item.id)).toEqual(['high', 'gold', 'end']);
    expect(shown.relations.map((item) => item.type)).toEqual(['强']);
    expect(shown.events.map((item) => item.arguments.map((part) => part.role))).toEqual([['宾']]);
  });

  it('keeps an item whose score is exactly the threshold', () => {
    expect(filterByScore(found, 0.9).mentions.map((item) => item.id)).toContain('high');
  });

  it('keeps everything at 0', () => {
    expect(filterByScore(found, 0)).toEqual(found);
  });

  it('does not change what it was given', () => {
    const before = structuredClone(found);
    filterByScore(found, 0.5);
    expect(found).toEqual(before);
  });
});

describe('isEmpty', () => {
  it('looks at finds, not at issues', () => {
    const issue = { code: 'failed', detail: '', start: 0, end: 0 } as const;
    expect(isEmpty({ ...EMPTY_EXTRACTION, issues: [issue] })).toBe(true);
    expect(isEmpty({ ...EMPTY_EXTRACTION, mentions: [mention('a')] })).toBe(false);
  });
});
