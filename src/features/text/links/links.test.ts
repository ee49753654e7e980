import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findsIn } from '../../../core/any-document.fixture';
import type { Extraction } from '../../../core/extraction';
import { eventKey, NO_SELECTION } from '../../workspace/selection';
import { linesOf, MOST_LINES } from './links';

const mention = (id: string, type: string, start: number) => {
  return { id, type, start, end: start + 2, text: '某某' };
};
const extraction: Extraction = {
  mentions: [
    mention('firm', '机构名', 0),
    mention('founder', '人名', 10),
    mention('deal', '收购', 20),
    mention('date', '时间', 30),
  ],
  relations: [{ type: '创始人', head: 'firm', tail: 'founder' }],
  events: [
    {
      type: '收购',
      trigger: 'deal',
      arguments: [
        { role: '收购方', mention: 'firm' },
        { role: '时间', mention: 'date' },
      ],
    },
  ],
  issues: [],
};

describe('linesOf', () => {
  it('puts the tag at the partner of the mention, whichever end that is', () => {
    const [line] = linesOf(extraction, NO_SELECTION, new Set(['founder'])).drawn;
    expect([line?.from.id, line?.to.id, line?.at.id]).toEqual(['firm', 'founder', 'firm']);
  });

  it('shows all arguments from the trigger, and only its own from an argument', () => {
    const labels = (focus: string) =>
      linesOf(extraction, NO_SELECTION, new Set([focus])).drawn.map(({ label }) => label);
    expect(labels('deal')).toEqual(['时间', '收购方']);
    expect(labels('date')).toEqual(['时间']);
    expect(labels('firm')).toEqual(['创始人', '收购方']);
  });

  it('shows a selected event as a whole', () => {
    const [event] = extraction.events;
    const key = event === undefined ? '' : eventKey(event);
    expect(linesOf(extraction, { kind: 'event', key }, new Set()).drawn).toHaveLength(2);
  });

  it('draws or counts each line that touches the mention', () => {
    // Catches a cap that drops lines without counting them.
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 60 }), (numbers) => {
        const found = findsIn('栗木公司周三收购了云泽的渡口酒店，林夏出任董事长。', numbers);
        for (const { id } of found.mentions) {
          const { drawn, more } = linesOf(found, NO_SELECTION, new Set([id]));
          const relations = found.relations.filter(({ head, tail }) => head === id || tail === id);
          const roles = found.events.flatMap((event) =>
            event.arguments.filter((argument) => event.trigger === id || argument.mention === id),
          );
          expect(drawn.length + more).toBe(relations.length + roles.length);
          expect(drawn.length).toBeLessThanOrEqual(MOST_LINES);
        }
      }),
    );
  });
});
