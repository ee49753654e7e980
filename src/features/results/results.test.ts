import { describe, expect, it } from 'vitest';
import type { Extraction, Mention } from '../../core/extraction';
import type { Schema } from '../../core/schema';
import { assignHues } from '../workspace/hues';
import { indexMarks } from '../workspace/marks';
import { groupEntities, listEvents, listTriples } from './results';

const schema: Schema = {
  entities: [{ name: '机构' }, { name: '人物' }],
  relations: [{ name: '创始人', head: '机构', tail: '人物' }],
  events: [{ name: '收购', roles: ['收购方'] }],
};
const hues = assignHues(schema);

function mention(id: string, type: string, start: number, text: string, score: number): Mention {
  return { id, type, start, end: start + text.length, text, score };
}

const extraction: Extraction = {
  mentions: [
    mention('p', '人物', 0, '沈秋禾', 0.7),
    mention('o1', '机构', 5, '启微', 0.6),
    mention('t', '收购', 8, '收购', 0.9),
    mention('o2', '机构', 12, '启微', 0.8),
    mention('r', '收购方', 16, '北岭', 0.9),
  ],
  relations: [
    { type: '创始人', head: 'o1', tail: 'p', score: 0.9 },
    { type: '创始人', head: 'o1', tail: 'gone' },
  ],
  events: [{ type: '收购', trigger: 't', arguments: [{ role: '收购方', mention: 'r' }] }],
  issues: [],
};

describe('groupEntities', () => {
  const groups = groupEntities(indexMarks(extraction, schema, hues), hues);

  it('groups by type in the order of the schema and joins places of the same text', () => {
    expect(groups.map(({ type, count }) => [type, count])).toEqual([
      ['机构', 2],
      ['人物', 1],
    ]);
    expect(groups[0]?.items).toMatchObject([{ text: '启微', score: 0.8 }]);
    expect(groups[0]?.items[0]?.mentions.map(({ start }) => start)).toEqual([5, 12]);
  });

  it('leaves out triggers and mere arguments', () => {
    expect(groups.map(({ type }) => type)).not.toContain('收购方');
  });
});

describe('listTriples', () => {
  it('gives head, relation and tail, and skips what lost an end', () => {
    const rows = listTriples(extraction, hues);
    expect(rows.map(({ head, type, tail }) => [head.text, type, tail.text])).toEqual([
      ['启微', '创始人', '沈秋禾'],
    ]);
  });
});

describe('listEvents', () => {
  it('gives trigger and arguments by role', () => {
    expect(listEvents(extraction, hues)).toMatchObject([
      {
        type: '收购',
        trigger: { text: '收购' },
        roles: [{ role: '收购方', mention: { id: 'r' } }],
      },
    ]);
  });
});
