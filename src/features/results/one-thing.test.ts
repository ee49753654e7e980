import { describe, expect, it } from 'vitest';
import type { Extraction, Mention } from '../../core/extraction';
import { findPreset } from '../../presets/presets';
import { assignHues, hueOf } from '../workspace/hues';
import { indexMarks, nextMarkAt } from '../workspace/marks';
import { groupEntities } from './results';

const schema = findPreset('all-in-one')?.schema ?? { entities: [], relations: [], events: [] };
const hues = assignHues(schema);
const text = '韩立群在海风公司，海风\n公司的学校和韩立群';

function mention(type: string, start: number, end: number, score: number): Mention {
  return { id: `${start}-${end}-${type}`, type, start, end, text: text.slice(start, end), score };
}

const mentions = [
  mention('人物', 0, 3, 0.9),
  mention('人名', 0, 3, 0.8),
  mention('学校', 4, 8, 0.5),
  mention('企业', 4, 8, 0.7),
  mention('机构名', 4, 8, 0.6),
  mention('企业', 9, 14, 0.6),
  mention('地名', 15, 17, 0.6),
  mention('学校', 15, 17, 0.6),
  mention('人物', 18, 21, 0.7),
];
const relations = [{ type: '董事长', head: '4-8-企业', tail: '0-3-人物', score: 0.9 }];
const extraction: Extraction = { mentions, relations, events: [], issues: [] };
const index = indexMarks(extraction, schema, hues);

describe('one thing under several names', () => {
  it('has one mark, which stands for the broadest name and holds all', () => {
    const found = index.marks.map((mark) => mark.mentions.map(({ type }) => type));
    expect(found).toEqual([
      ['人名', '人物'],
      ['机构名', '学校', '企业'],
      ['企业'],
      ['地名'],
      ['学校'],
      ['人物'],
    ]);
  });

  it('has one row with all its types and places, and nothing is counted twice', () => {
    const rows = groupEntities(index, hues).map(({ type, count, items }) => ({
      type,
      count,
      items: items.map((item) => [item.text, item.types.join(' '), item.mentions.length]),
    }));
    expect(rows).toEqual([
      { type: '人名', count: 2, items: [['韩立群', '人名 人物', 2]] },
      { type: '地名', count: 1, items: [['学校', '地名', 1]] },
      { type: '机构名', count: 2, items: [['海风公司', '机构名 学校 企业', 2]] },
      { type: '学校', count: 1, items: [['学校', '学校', 1]] },
    ]);
  });

  it('takes the best score of all its mentions', () => {
    expect(groupEntities(index, hues)[0]?.items[0]?.score).toBe(0.9);
  });

  it('has one colour for names that mean the same', () => {
    expect(hueOf(hues, '人物')).toBe(hueOf(hues, '人名'));
    expect(hueOf(hues, '企业')).not.toBe(hueOf(hues, '机构名'));
  });

  it('goes on to the next mark by whichever of its mentions is selected', () => {
    expect(nextMarkAt(index, 15, '15-17-地名')?.mention.type).toBe('学校');
    expect(nextMarkAt(index, 1, '0-3-人物')?.mention.type).toBe('人名');
  });
});
