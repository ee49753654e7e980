import { describe, expect, it } from 'vitest';
import { assemble } from './assemble';
import { planLabels } from './label-plan';

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

  it('makes a relation as strong as the weaker of its ends', () => {
    const plan = planLabels({ entities: [], relations, events: [] });
    const find = { span: at('河岸', 0, 0.9), children: [at('林溪', 0, 0.6), at('周帆', 1, 0.95)] };
    const found = assemble(TEXT, plan, [find]);
    expect(found.relations.map(({ type, score }) => [type, score])).toEqual([
      ['导演', 0.6],
      ['主演', 0.9],
    ]);
    for (const { start, end, text } of found.mentions) expect(TEXT.slice(start, end)).toBe(text);
    expect(found.mentions.map(({ text }) => text).sort()).toEqual(['周帆', '林溪', '河岸'].sort());
  });

  it('says nothing of a head that has no tail', () => {
    const plan = planLabels({ entities: [], relations, events: [] });
    expect(assemble(TEXT, plan, [{ span: at('河岸', 0, 0.9), children: [] }]).mentions).toEqual([]);
  });

  it('relates nothing with itself', () => {
    const plan = planLabels({ entities: [], relations, events: [] });
    const find = { span: at('河岸', 0, 0.9), children: [at('河岸', 0, 0.9)] };
    expect(assemble(TEXT, plan, [find]).relations).toEqual([]);
  });

  it('keeps two events of one type as two, each with its own arguments', () => {
    const text = '甲队夺冠，乙队夺冠';
    const plan = planLabels({
      entities: [],
      relations: [],
      events: [{ name: '夺冠', roles: ['冠军'] }],
    });
    const found = assemble(text, plan, [
      {
        span: { start: 2, end: 4, label: 0, score: 0.9 },
        children: [{ start: 0, end: 2, label: 0, score: 0.8 }],
      },
      {
        span: { start: 7, end: 9, label: 0, score: 0.9 },
        children: [{ start: 5, end: 7, label: 0, score: 0.8 }],
      },
    ]);
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
    const found = assemble(TEXT, plan, [{ span: at('导演', 0, 0.7), children: [] }]);
    expect(found.events).toHaveLength(1);
    expect(found.mentions).toHaveLength(1);
  });
});
