import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION } from '../../core/extraction';
import { EMPTY_SCHEMA } from '../../core/schema';
import { contextOf, FindsCache } from './finds-cache';

const finds = (detail: string) => ({
  ...EMPTY_EXTRACTION,
  issues: [{ code: 'cut', detail, start: 0, end: 1 } as const],
});

describe('FindsCache', () => {
  it('forgets the window that was not used for longest', () => {
    const cache = new FindsCache(6);
    cache.put('c', '甲甲', finds('1'));
    cache.put('c', '乙乙', finds('2'));
    cache.put('c', '丙丙', finds('3'));
    cache.get('c', '甲甲');
    cache.put('c', '丁', finds('4'));
    expect(cache.get('c', '乙乙')).toBeUndefined();
    expect(cache.get('c', '甲甲')).toEqual(finds('1'));
  });

  it('forgets windows of a schema that is out of use before those of the one in use', () => {
    const cache = new FindsCache(6);
    cache.put('old', '甲甲', finds('1'));
    cache.put('new', '乙乙', finds('2'));
    cache.put('old', '丙丙', finds('3'));
    cache.get('new', '乙乙');
    cache.put('new', '丁', finds('4'));
    expect(cache.get('old', '甲甲')).toBeUndefined();
    expect(cache.get('old', '丙丙')).toEqual(finds('3'));
    expect(cache.get('new', '乙乙')).toEqual(finds('2'));
  });

  // Catches: a size that is counted wrongly when a window is put twice, so that it holds too much or
  // forgets what there is room for.
  it('holds the last windows that fit, whatever was put before', () => {
    const window = fc.string({ minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(window, { maxLength: 40 }),
        fc.integer({ min: 4, max: 12 }),
        (puts, limit) => {
          const cache = new FindsCache(limit);
          for (const text of puts) cache.put('c', text, finds(text));
          const newest = [...new Set(puts.toReversed())];
          let size = 0;
          const kept = newest.filter((text) => (size += text.length) <= limit);
          const first = newest.slice(0, kept.length);
          expect(first.map((text) => cache.get('c', text))).toEqual(first.map(finds));
        },
      ),
    );
  });

  it('tells models, versions and schemas apart, and what a large model is told and how it is asked', () => {
    const encoder = { id: 'a', kind: 'encoder', version: '1' } as const;
    const llm = { ...encoder, kind: 'llm' } as const;
    const task = { schema: EMPTY_SCHEMA, instructions: { language: 'zh', texts: {} } } as const;
    const english = { ...task, instructions: { language: 'en', texts: {} } } as const;
    const twice = { ...task.instructions, asking: { bothOrders: true } };
    const example = { text: '栗鼠跑了。', found: [], not: [] };
    const asked = { ...task, schema: { ...EMPTY_SCHEMA, entities: [{ name: '地点' }] } };
    const contexts = [
      contextOf(encoder, task),
      contextOf({ ...encoder, id: 'b' }, task),
      contextOf({ ...encoder, version: '2' }, task),
      contextOf(encoder, asked),
      contextOf(llm, english),
      contextOf(llm, task),
      contextOf(llm, { ...task, instructions: twice }),
      contextOf(llm, { ...task, instructions: { ...twice, examples: [example] } }),
    ];
    expect(new Set(contexts).size).toBe(contexts.length);
    expect(contextOf(encoder, english)).toBe(contextOf(encoder, task));
  });
});
