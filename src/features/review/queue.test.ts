import { describe, expect, it } from 'vitest';
import { NO_ITEMS, type DecidedItem } from '../../core/decided';
import type { Extraction } from '../../core/extraction';
import { dependents } from '../../core/extraction-dependents';
import { indexMarks } from '../workspace/marks';
import { assignHues } from '../workspace/hues';
import { alike, countDecided, openFinds } from './queue';

const TEXT = '许岚任海岳科技董事长。海岳科技收购青禾。';
const SCHEMA = {
  entities: [{ name: '人名' }, { name: '机构名' }],
  relations: [{ name: '董事长', head: '企业', tail: '人物' }],
  events: [{ name: '收购', roles: ['收购方', '被收购方'] }],
};

function mention(type: string, quote: string, score: number, from = 0) {
  const start = TEXT.indexOf(quote, from);
  return { id: `${type}@${start}`, type, start, end: start + quote.length, text: quote, score };
}

const PERSON = mention('人名', '许岚', 0.9);
const SAME = mention('人物', '许岚', 0.95);
const FIRM = mention('企业', '海岳科技', 0.6);
const TRIGGER = mention('收购', '收购', 0.8);
const BOUGHT = mention('被收购方', '青禾', 0.4);
const EXTRACTION: Extraction = {
  mentions: [PERSON, SAME, FIRM, TRIGGER, BOUGHT],
  relations: [{ type: '董事长', head: FIRM.id, tail: SAME.id, score: 0.5 }],
  events: [
    {
      type: '收购',
      trigger: TRIGGER.id,
      score: 0.8,
      arguments: [{ role: '被收购方', mention: BOUGHT.id, score: 0.3 }],
    },
  ],
  issues: [],
};
const { marks } = indexMarks(EXTRACTION, SCHEMA, assignHues(SCHEMA));
const source = { extraction: EXTRACTION, marks, items: NO_ITEMS };

const accepted = (item: object): DecidedItem =>
  ({
    verdict: 'accepted',
    origin: { by: 'person' },
    decidedBy: '',
    decidedAt: 0,
    ...item,
  }) as never;

describe('finds to review', () => {
  it('are one a thing, a link and a role; triggers and mere arguments go with their event', () => {
    const finds = openFinds(source, 'text').map(({ kind, type }) => `${kind} ${type}`);
    expect(finds).toEqual([
      'mention 人名',
      'relation 董事长',
      'mention 企业',
      'event 收购',
      'argument 被收购方',
    ]);
  });

  it('come with the most doubtful first', () => {
    const scores = openFinds(source, 'doubt').map(({ score }) => score);
    expect(scores).toEqual([0.3, 0.5, 0.6, 0.8, 0.95]);
  });

  it('leave out what was accepted, under all its names', () => {
    const one = new Map([[PERSON.id, accepted({ ...PERSON, kind: 'mention' })]]);
    expect(openFinds({ ...source, items: one }, 'text')).toHaveLength(5);
    const both = new Map([...one, [SAME.id, accepted({ ...SAME, kind: 'mention' })]]);
    expect(openFinds({ ...source, items: both }, 'text')).toHaveLength(4);
  });
});

describe('the count of decisions', () => {
  it('takes one thing under several names once, and triggers with their events', () => {
    const items = new Map([
      [PERSON.id, accepted({ ...PERSON, kind: 'mention' })],
      [SAME.id, accepted({ ...SAME, kind: 'mention' })],
      [TRIGGER.id, accepted({ ...TRIGGER, kind: 'mention' })],
      ['e', accepted({ kind: 'event', id: 'e', type: '收购', trigger: TRIGGER.id })],
    ]);
    expect(countDecided(items, SCHEMA)).toBe(2);
  });
});

describe('what falls with a mention', () => {
  it('are its relations, the events that it triggers, and its roles', () => {
    expect(dependents(EXTRACTION, [PERSON, SAME])).toBe(1);
    expect(dependents(EXTRACTION, [TRIGGER])).toBe(1);
    expect(dependents(EXTRACTION, [BOUGHT])).toBe(1);
  });
});

describe('finds that are alike', () => {
  it('are of one kind and type, on one side of a score', () => {
    const finds = openFinds(source, 'text');
    const kind = { kind: 'relation', type: '董事长' } as const;
    expect(alike(finds, kind, 'below', 0.8)).toHaveLength(1);
    expect(alike(finds, kind, 'above', 0.8)).toHaveLength(0);
    expect(alike(finds, { kind: 'mention', type: '董事长' }, 'below', 0.8)).toHaveLength(0);
  });
});
