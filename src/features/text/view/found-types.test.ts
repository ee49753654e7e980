import { describe, expect, it } from 'vitest';
import { foundTypes } from './found-types';

describe('foundTypes', () => {
  it('counts a trigger as its event and an argument not as an entity', () => {
    const schema = {
      entities: [{ name: '机构名' }, { name: '人名' }],
      relations: [{ name: '创始人', head: '企业', tail: '人名' }],
      events: [{ name: '收购', roles: ['时间', '收购方'] }],
    };
    const extraction = {
      mentions: [
        { id: '1', type: '收购', start: 0, end: 2, text: '收购' },
        { id: '2', type: '时间', start: 2, end: 4, text: '周三' },
        { id: '3', type: '人名', start: 4, end: 6, text: '林夏' },
        { id: '4', type: '机构名', start: 6, end: 8, text: '栗木' },
        { id: '5', type: '人名', start: 8, end: 10, text: '苏岸' },
      ],
      relations: [],
      events: [{ type: '收购', trigger: '1', arguments: [{ role: '时间', mention: '2' }] }],
      issues: [],
    };
    expect(foundTypes(extraction, schema)).toEqual({
      entities: [
        { name: '机构名', count: 1 },
        { name: '人名', count: 2 },
      ],
      relations: [],
      events: [{ name: '收购', count: 1 }],
    });
  });
});
