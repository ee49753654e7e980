import { describe, expect, it } from 'vitest';
import { mentionTypes } from '../workspace/mention-types';
import { typeChoices } from './type-choices';

const SCHEMA = {
  entities: [{ name: '人物' }, { name: '地点' }, { name: '机构' }],
  relations: [{ name: '创立', head: '机构', tail: '日期' }],
  events: [],
};

const found = (type: string, start: number, end: number, score?: number) => ({
  id: `${type}${start}`,
  type,
  start,
  end,
  text: '',
  ...(score === undefined ? {} : { score }),
});

describe('the types for a span', () => {
  it('are those of entities and of ends of relations', () => {
    expect(mentionTypes(SCHEMA)).toEqual(['人物', '地点', '机构', '日期']);
  });

  it('begin with what the model saw there, then with what was chosen last', () => {
    const mentions = [found('地点', 0, 4, 0.2), found('机构', 2, 4, 0.4), found('日期', 8, 9, 0.9)];
    const extraction = { mentions, relations: [], events: [], issues: [] };
    const span = { start: 1, end: 3 };
    expect(typeChoices(SCHEMA, extraction, span, [])).toEqual(['机构', '地点', '人物', '日期']);
    expect(typeChoices(SCHEMA, extraction, { start: 20, end: 21 }, ['日期', '别的'])).toEqual([
      '日期',
      '人物',
      '地点',
      '机构',
    ]);
  });
});
