import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import type { Extraction, Mention } from './extraction';
import { mentionId } from './mention';
import { findEdit } from './edit';
import { keepStaleIn, shiftExtraction } from './shift';

function mentionAt(text: string, type: string, start: number, end: number): Mention {
  return { id: mentionId(type, start, end), type, start, end, text: text.slice(start, end) };
}

function extractionOf(mentions: readonly Mention[]): Extraction {
  return { mentions, relations: [], events: [], issues: [] };
}

/** A text with mentions in it, and another text that one replacement makes of it. */
const edited = fc
  .tuple(anyText, anyText, fc.nat(), fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat())))
  .map(([text, inserted, a, b, spans]) => {
    const [x, y] = [a % (text.length + 1), b % (text.length + 1)];
    const next = text.slice(0, Math.min(x, y)) + inserted + text.slice(Math.max(x, y));
    const mentions = spans.flatMap(([from, length]) => {
      const start = from % (text.length + 1);
      const end = Math.min(text.length, start + 1 + (length % 8));
      return start < end ? [mentionAt(text, '人物', start, end)] : [];
    });
    return { text, next, mentions };
  });

describe('shiftExtraction', () => {
  it('leaves only mentions that are true of the new text', () => {
    fc.assert(
      fc.property(edited, ({ text, next, mentions }) => {
        const shifted = shiftExtraction(extractionOf(mentions), findEdit(text, next));
        for (const { id, type, start, end, text: found } of shifted.mentions) {
          expect(next.slice(start, end)).toBe(found);
          expect(id).toBe(mentionId(type, start, end));
        }
      }),
    );
  });

  it('keeps what is before, moves what is after, drops what is touched with all that needs it', () => {
    const text = '甲公司收购乙公司';
    const [buyer, trigger, bought] = [
      mentionAt(text, '收购方', 0, 3),
      mentionAt(text, '收购', 3, 5),
      mentionAt(text, '被收购方', 5, 8),
    ];
    const relation = { type: '收购', head: buyer.id, tail: bought.id };
    const event = {
      type: '收购',
      trigger: trigger.id,
      arguments: [
        { role: '收购方', mention: buyer.id },
        { role: '被收购方', mention: bought.id },
      ],
    };
    const before = {
      mentions: [buyer, trigger, bought],
      relations: [relation],
      events: [event],
      issues: [],
    };

    const inserted = shiftExtraction(before, findEdit(text, '甲公司拟收购乙公司'));
    expect(inserted.mentions.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 6],
      [6, 9],
    ]);
    expect(inserted.relations).toEqual([
      { type: '收购', head: buyer.id, tail: mentionId('被收购方', 6, 9) },
    ]);
    expect(inserted.events[0]?.trigger).toBe(mentionId('收购', 4, 6));

    const touched = shiftExtraction(before, findEdit(text, '甲公司收购丙公司'));
    expect(touched.mentions).toEqual([buyer, trigger]);
    expect(touched.relations).toEqual([]);
    expect(touched.events[0]?.arguments).toEqual([{ role: '收购方', mention: buyer.id }]);

    expect(shiftExtraction(before, findEdit(text, '甲公司出售乙公司')).events).toEqual([]);
  });
});

describe('keepStaleIn', () => {
  it('adds to what a run found only what was known of what it has not read, in the order of the text', () => {
    const text = '甲乙丙丁';
    const stale = extractionOf([mentionAt(text, '人物', 0, 1), mentionAt(text, '人物', 3, 4)]);
    const fresh = extractionOf([mentionAt(text, '地点', 1, 2)]);
    const joined = keepStaleIn(fresh, stale, [{ start: 2, end: 4 }]);
    expect(joined.mentions.map(({ text: found }) => found)).toEqual(['乙', '丁']);
    const before = keepStaleIn(fresh, stale, [{ start: 0, end: 1 }]);
    expect(before.mentions.map(({ text: found }) => found)).toEqual(['甲', '乙']);
  });

  it('has each mention once, and no relation that lost an end', () => {
    const text = '甲乙丙丁';
    const [first, last] = [mentionAt(text, '人物', 0, 1), mentionAt(text, '人物', 3, 4)];
    const relation = { type: '父亲', head: first.id, tail: last.id };
    const stale = { ...extractionOf([first, last]), relations: [relation] };
    const joined = keepStaleIn(extractionOf([last]), stale, [{ start: 2, end: 4 }]);
    expect(joined.mentions).toEqual([last]);
    expect(joined.relations).toEqual([]);
  });
});
