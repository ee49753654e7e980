import { describe, expect, it } from 'vitest';
import { candidatesOf, partnersOf } from './partners';

const mention = (type: string, start: number, text: string) => ({
  id: `${type}@${start}`,
  type,
  start,
  end: start + text.length,
  text,
});

const ANNA = mention('人物', 0, '许岚');
const FIRM = mention('企业', 10, '海岳科技');
const FAR = mention('企业', 40, '青禾集团');
const CHILD = mention('人物', 4, '许沐');
const PLACE = mention('地点', 20, '杭州');

const SCHEMA = {
  entities: [],
  relations: [
    { name: '任职于', head: '人物', tail: '企业' },
    { name: '创始人', head: '企业', tail: '人物' },
    { name: '父亲', head: '人物', tail: '人物' },
  ],
  events: [],
};

const markOf = (one: ReturnType<typeof mention>) => ({
  mention: one,
  mentions: [one],
  kind: 'entity' as const,
  hue: 0,
});

const extraction = {
  mentions: [ANNA, CHILD, FIRM, PLACE, FAR],
  relations: [{ type: '任职于', head: ANNA.id, tail: FIRM.id }],
  events: [],
  issues: [],
};

const MARKS = extraction.mentions.map(markOf);

it('lets anything be linked with anything on demand, once each way', () => {
  const marks = [ANNA, FIRM, PLACE].map(markOf);
  const outside = partnersOf(markOf(ANNA), marks, extraction, SCHEMA, true);
  expect(outside.map(({ mark }) => mark.mention.text)).toEqual(['海岳科技', '杭州']);
  // Three relations both ways, but for the one that is there.
  expect(outside.map(({ links }) => links.length)).toEqual([5, 6]);
  expect(outside[1]?.links[0]).toMatchObject({ own: '人物', other: '地点' });
});

describe('partners of a mention', () => {
  it('are those that the schema allows, nearest first', () => {
    const partners = partnersOf(markOf(ANNA), MARKS, extraction, SCHEMA);
    const texts = partners.map(({ mark }) => mark.mention.text);
    expect(texts).toEqual(['许沐', '海岳科技', '青禾集团']);
  });

  it('have every relation between the two, in both directions, that is not there yet', () => {
    const [child, firm, far] = partnersOf(markOf(ANNA), MARKS, extraction, SCHEMA);
    const short = ({ links }: { links: readonly { type: string; forward: boolean }[] }) =>
      links.map(({ type, forward }) => `${type} ${forward ? 'out' : 'in'}`);
    expect(child && short(child)).toEqual(['父亲 out', '父亲 in']);
    expect(firm && short(firm)).toEqual(['创始人 in']);
    expect(far && short(far)).toEqual(['任职于 out', '创始人 in']);
  });

  it('may be marked under a name that means the same or is broader', () => {
    const person = mention('人名', 0, '许岚');
    const body = mention('机构名', 10, '海岳科技');
    const all = { ...extraction, mentions: [person, body], relations: [] };
    const [partner] = partnersOf(markOf(person), [person, body].map(markOf), all, SCHEMA);
    expect(partner?.links[0]).toEqual({
      type: '任职于',
      forward: true,
      own: '人物',
      other: '企业',
    });
  });
});

describe('candidates of a role', () => {
  it('are near the trigger, and neither the trigger nor in that role', () => {
    const event = {
      type: '任命',
      trigger: PLACE.id,
      arguments: [{ role: '人员', mention: CHILD.id }],
    };
    expect(candidatesOf(event, '人员', extraction).map(({ text }) => text)).toEqual([
      '海岳科技',
      '许岚',
      '青禾集团',
    ]);
    expect(candidatesOf(event, '机构', extraction)).toContainEqual(CHILD);
  });
});
