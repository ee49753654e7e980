import { describe, expect, it } from 'vitest';
import { assemble } from './assemble';
import { planLabels } from './label-plan';
import { linkLogOdds, probabilityOf } from './link-score';

const RULES = { object: 0, argument: 0, floor: 0.1 };
const TEXT = '林溪导演的电影《河岸》由周帆主演';
const at = (words: string, label: number, score: number) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, label, score };
};

describe('assemble', () => {
  const relations = [
    { name: '导演', head: '影视作品', tail: '人物' },
    { name: '主演', head: '影视作品', tail: '人物' },
  ];

  it('makes a relation as sure as both its ends, and the ends as sure as it', () => {
    const plan = planLabels({ entities: [], relations, events: [] });
    const find = { span: at('河岸', 0, 0.9), children: [at('林溪', 0, 0.6), at('周帆', 1, 0.95)] };
    const found = assemble(TEXT, plan, [find], { ...RULES, object: -0.5 });
    const [directed, starred] = [
      probabilityOf(linkLogOdds(0.9, 0.6, 0.4) - 0.5),
      probabilityOf(linkLogOdds(0.9, 0.95, 0.4) - 0.5),
    ];
    expect(found.relations.map(({ type, score }) => [type, score])).toEqual([
      ['导演', directed],
      ['主演', starred],
    ]);
    for (const { start, end, text } of found.mentions) expect(TEXT.slice(start, end)).toBe(text);
    const scores = new Map(found.mentions.map(({ text, score }) => [text, score]));
    expect(scores).toEqual(
      new Map([
        ['河岸', starred],
        ['林溪', directed],
        ['周帆', starred],
      ]),
    );
  });

  it('leaves out a relation and an argument below the floor, with their mentions', () => {
    const relating = planLabels({ entities: [], relations, events: [] });
    const find = { span: at('河岸', 0, 0.4), children: [at('林溪', 0, 0.3)] };
    const none = assemble(TEXT, relating, [find], { ...RULES, object: -2 });
    expect([none.relations, none.mentions]).toEqual([[], []]);
    const telling = planLabels({
      entities: [],
      relations: [],
      events: [{ name: '主演', roles: ['演员'] }],
    });
    const event = { span: at('主演', 0, 0.4), children: [at('周帆', 0, 0.3)] };
    const found = assemble(TEXT, telling, [event], { ...RULES, argument: -2 });
    expect(found.events[0]?.arguments).toEqual([]);
    expect(found.mentions.map(({ text }) => text)).toEqual(['主演']);
  });

  it('is less sure of a link when a sentence ends between its ends', () => {
    const plan = planLabels({
      entities: [],
      relations: relations.slice(0, 1),
      events: [{ name: '上映', roles: ['影片'] }],
    });
    const [apart, together] = ['《河岸》上映。林溪到了', '《河岸》上映，林溪到了'].map((text) => {
      const span = (words: string, label: number) => {
        const start = text.indexOf(words);
        return { start, end: start + words.length, label, score: 0.8 };
      };
      const finds = plan.roots.map((_, label) => ({
        span: span(label === 0 ? '河岸' : '上映', label),
        children: [span('林溪', label)],
      }));
      const { relations: related, events } = assemble(text, plan, finds, RULES);
      return { relation: related[0]?.score, argument: events[0]?.arguments[0]?.score };
    });
    expect(apart?.relation).toBeLessThan(together?.relation ?? 0);
    expect(apart?.argument).toBeLessThan(together?.argument ?? 0);
  });

  it('says nothing of a head that has no tail', () => {
    const plan = planLabels({ entities: [], relations, events: [] });
    expect(
      assemble(TEXT, plan, [{ span: at('河岸', 0, 0.9), children: [] }], RULES).mentions,
    ).toEqual([]);
  });

  it('relates nothing with itself', () => {
    const plan = planLabels({ entities: [], relations, events: [] });
    const find = { span: at('河岸', 0, 0.9), children: [at('河岸', 0, 0.9)] };
    expect(assemble(TEXT, plan, [find], RULES).relations).toEqual([]);
  });

  it('keeps two events of one type as two, each with its own arguments', () => {
    const text = '甲队夺冠，乙队夺冠';
    const plan = planLabels({
      entities: [],
      relations: [],
      events: [{ name: '夺冠', roles: ['冠军'] }],
    });
    const found = assemble(
      text,
      plan,
      [
        {
          span: { start: 2, end: 4, label: 0, score: 0.9 },
          children: [{ start: 0, end: 2, label: 0, score: 0.8 }],
        },
        {
          span: { start: 7, end: 9, label: 0, score: 0.9 },
          children: [{ start: 5, end: 7, label: 0, score: 0.8 }],
        },
      ],
      RULES,
    );
    const words = new Map(found.mentions.map(({ id, text: mention }) => [id, mention]));
    expect(found.events.map((event) => event.arguments.map((a) => words.get(a.mention)))).toEqual([
      ['甲队'],
      ['乙队'],
    ]);
  });

  it('reports a trigger without arguments', () => {
    const plan = planLabels({
      entities: [],
      relations: [],
      events: [{ name: '导演', roles: ['人'] }],
    });
    const found = assemble(TEXT, plan, [{ span: at('导演', 0, 0.7), children: [] }], RULES);
    expect(found.events).toHaveLength(1);
    expect(found.mentions).toHaveLength(1);
  });
});
