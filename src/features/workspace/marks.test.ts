import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction, Mention } from '../../core/extraction';
import { EMPTY_SCHEMA } from '../../core/schema';
import { assignHues } from './hues';
import { indexMarks, marksBetween, nextMarkAt } from './marks';

function mention(type: string, start: number, end: number): Mention {
  return { id: `${start}-${end}-${type}`, type, start, end, text: '字'.repeat(end - start) };
}

function indexOf(mentions: readonly Mention[], extra: Partial<Extraction> = {}) {
  const extraction = { mentions, relations: [], events: [], issues: [], ...extra };
  const schema = {
    ...EMPTY_SCHEMA,
    entities: [{ name: '人物' }],
    events: [{ name: '竞赛-夺冠', roles: ['冠军'] }],
  };
  return indexMarks(extraction, schema, assignHues(schema));
}

/** Of different spans: those of one span are one mark. */
const mentions = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 30 })), {
    maxLength: 30,
    selector: String,
  })
  .map((all) => all.map(([start, length]) => mention('人物', start, start + length)));

describe('marksBetween', () => {
  it('finds exactly the marks that share a character with the range', () => {
    fc.assert(
      fc.property(mentions, fc.nat({ max: 120 }), fc.nat({ max: 40 }), (all, from, length) => {
        const to = from + length;
        const found = marksBetween(indexOf(all), from, to).map((mark) => mark.mention);
        const expected = all.filter(({ start, end }) => start < to && end > from);
        expect(new Set(found)).toEqual(new Set(expected));
        expect(found).toHaveLength(expected.length);
      }),
    );
  });
});

describe('indexMarks', () => {
  const trigger = mention('竞赛-夺冠', 4, 6);
  const champion = mention('冠军', 0, 3);
  const person = mention('人物', 0, 3);
  const event = {
    type: '竞赛-夺冠',
    trigger: trigger.id,
    arguments: [{ role: '冠军', mention: champion.id }],
  };

  it('tells triggers, arguments and entities apart; an argument has its event’s hue', () => {
    const { marks } = indexOf([person, champion, trigger], { events: [event] });
    const kinds = new Map(marks.map((mark) => [mark.mention.type, mark.kind]));
    expect(kinds).toEqual(
      new Map([
        ['人物', 'entity'],
        ['冠军', 'argument'],
        ['竞赛-夺冠', 'trigger'],
      ]),
    );
    const hues = new Map(marks.map((mark) => [mark.mention.type, mark.hue]));
    expect(hues.get('冠军')).toBe(hues.get('竞赛-夺冠'));
    expect(hues.get('冠军')).not.toBe(hues.get('人物'));
  });

  it('leaves an entity that also serves as an argument an entity', () => {
    const shared = { ...event, arguments: [{ role: '冠军', mention: person.id }] };
    const { marks } = indexOf([person, trigger], { events: [shared] });
    expect(marks.find((mark) => mark.mention === person)?.kind).toBe('entity');
  });
});

describe('nextMarkAt', () => {
  const index = indexOf([mention('人物', 0, 9), mention('人物', 2, 6), mention('人物', 3, 4)]);
  const spans = (selected?: string) => nextMarkAt(index, 3, selected)?.mention.id;

  it('begins with the innermost and goes outward, then round again', () => {
    expect(spans()).toBe('3-4-人物');
    expect(spans('3-4-人物')).toBe('2-6-人物');
    expect(spans('2-6-人物')).toBe('0-9-人物');
    expect(spans('0-9-人物')).toBe('3-4-人物');
  });

  it('finds nothing beside mentions', () => {
    expect(nextMarkAt(index, 9, undefined)).toBeUndefined();
  });
});
