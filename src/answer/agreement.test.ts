/** Two answers to one question: what both have, what one has, and their scores. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../core/any-text.fixture';
import { findsIn } from '../core/any-document.fixture';
import { EMPTY_EXTRACTION, type Extraction } from '../core/extraction';
import { agree } from './agreement';

const mention = (type: string, start: number, text: string, score?: number) => ({
  id: `${start}-${start + text.length}-${type}`,
  ...{ type, start, end: start + text.length, text },
  ...(score === undefined ? {} : { score }),
});

const ANIMAL = mention('动物', 0, '栗鼠');
const PLACE = mention('地点', 5, '松果镇');
const MOVE = mention('搬家', 2, '搬到');
const HOME = { type: '住地', head: ANIMAL.id, tail: PLACE.id };
const moved = (...roles: readonly string[]) => ({
  type: '搬家',
  trigger: MOVE.id,
  arguments: roles.map((role) => ({ role, mention: PLACE.id })),
});
const of = (parts: Partial<Extraction>): Extraction => ({ ...EMPTY_EXTRACTION, ...parts });

it('scores what both have 1, and what one has a half, where answers have no scores', () => {
  const both = agree(
    of({ mentions: [ANIMAL, PLACE], relations: [HOME], events: [moved('去处')] }),
    of({ mentions: [PLACE, MOVE], events: [moved('去处', '时间')] }),
  );
  expect(both.mentions.map(({ text, score }) => [text, score])).toEqual([
    ['栗鼠', 0.5],
    ['松果镇', 1],
    ['搬到', 0.5],
  ]);
  expect(both.relations).toEqual([{ ...HOME, score: 0.5 }]);
  expect(both.events).toHaveLength(1);
  expect(both.events[0]?.score).toBe(1);
  expect(both.events[0]?.arguments.map(({ role, score }) => [role, score])).toEqual([
    ['去处', 1],
    ['时间', 0.5],
  ]);
});

it('takes the mean of scores, and half of one', () => {
  const both = agree(
    of({ mentions: [mention('动物', 0, '栗鼠', 0.9), mention('地点', 5, '松果镇', 0.8)] }),
    of({ mentions: [mention('动物', 0, '栗鼠', 0.5)] }),
  );
  expect(both.mentions.map(({ score }) => score)).toEqual([0.7, 0.4]);
});

it('keeps two events of one trigger two, and lists the issues of both', () => {
  const twice = of({ events: [moved('去处'), moved('去处')] });
  const issue = { code: 'failed', detail: 'x', start: 0, end: 1 } as const;
  const both = agree(twice, of({ events: [moved('去处')], issues: [issue] }));
  expect(both.events.map(({ score }) => score)).toEqual([1, 0.5]);
  expect(both.issues).toEqual([issue]);
});

it('loses no find and invents none, whichever answer comes first', () => {
  // Finds a join that drops what only the second has, or counts a find of both twice.
  const numbers = fc.array(fc.nat(), { maxLength: 24 });
  fc.assert(
    fc.property(anyText, numbers, numbers, (text, a, b) => {
      const [first, second] = [findsIn(text, a), findsIn(text, b)];
      const sorted = ({ mentions }: Extraction) =>
        mentions.map(({ id, score }) => `${id} ${score ?? ''}`).sort();
      const joined = agree(first, second);
      expect(sorted(joined)).toEqual(sorted(agree(second, first)));
      const ids = new Set([...first.mentions, ...second.mentions].map(({ id }) => id));
      expect(joined.mentions.map(({ id }) => id).sort()).toEqual([...ids].sort());
      const inBoth = first.mentions.filter(({ id }) => second.mentions.some((m) => m.id === id));
      const certain = joined.mentions.filter(({ score = 0 }) => score > 0.5);
      expect(certain.map(({ id }) => id).sort()).toEqual(inBoth.map(({ id }) => id).sort());
    }),
  );
});
