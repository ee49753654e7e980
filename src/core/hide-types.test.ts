import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findsIn } from './any-document.fixture';
import { allBut, withoutTypes } from './hide-types';

describe('withoutTypes', () => {
  it('never leaves a relation, event or argument without its mention', () => {
    // Catches a filter that drops mentions but keeps what refers to them.
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 24 }), fc.nat(), (numbers, pick) => {
        const extraction = findsIn('栗木公司周三收购了云泽的渡口酒店。', numbers);
        const types = [...extraction.mentions, ...extraction.relations].map(({ type }) => type);
        const hidden = new Set(types.filter((_, index) => (pick >> (index % 8)) % 2 === 1));
        const seen = withoutTypes(extraction, hidden);
        const ids = new Set(seen.mentions.map(({ id }) => id));
        for (const { head, tail, type } of seen.relations) {
          expect(ids.has(head) && ids.has(tail) && !hidden.has(type)).toBe(true);
        }
        for (const event of seen.events) {
          expect(ids.has(event.trigger)).toBe(true);
          for (const { mention } of event.arguments) expect(ids.has(mention)).toBe(true);
        }
        for (const { type } of seen.mentions) expect(hidden.has(type)).toBe(false);
      }),
    );
  });

  it('hides the arguments of an event with it, but not an entity that also serves it', () => {
    const extraction = {
      mentions: [
        { id: 'a', type: '收购', start: 0, end: 2, text: '收购' },
        { id: 'b', type: '时间', start: 2, end: 4, text: '周三' },
        { id: 'c', type: '机构名', start: 4, end: 6, text: '栗木' },
      ],
      relations: [],
      events: [
        {
          type: '收购',
          trigger: 'a',
          arguments: [
            { role: '时间', mention: 'b' },
            { role: '收购方', mention: 'c' },
          ],
        },
      ],
      issues: [],
    };
    const seen = withoutTypes(extraction, new Set(['收购']));
    expect(seen.mentions.map(({ id }) => id)).toEqual(['c']);
    expect(seen.events).toEqual([]);
  });
});

describe('allBut', () => {
  it('keeps the ends of a relation in sight', () => {
    const schema = {
      entities: [],
      events: [],
      relations: [{ name: '创始人', head: '机构名', tail: '人名' }],
    };
    const types = ['人名', '地名', '机构名', '创始人', '妻子'];
    expect([...allBut('创始人', types, schema)]).toEqual(['地名', '妻子']);
  });
});
