import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planLabels } from './label-plan';
import { MentionTable } from './mention-table';
import { relationsOf } from './relations';

const TEXT = '《河岸》和《灯火》的导演都是林溪';
const PLAN = planLabels({
  entities: [],
  relations: [{ name: '导演', head: '影视作品', tail: '人物' }],
  events: [],
});
const RULES = { object: 0, argument: 0, floor: 0 };
const at = (words: string, score: number) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, label: 0, score };
};
const directed = (film: string, head: number, tail: number) => ({
  span: at(film, head),
  children: [at('林溪', tail)],
});
const scoresOf = (...roots: ReturnType<typeof directed>[]) =>
  relationsOf(TEXT, PLAN, roots, new MentionTable(TEXT), RULES).map(({ score }) => score ?? 0);

const probability = fc.double({ min: 0.05, max: 0.95, noNaN: true });

describe('relationsOf', () => {
  it('lets two heads that are sure of one tail both have it', () => {
    const [first = 0, second = 0] = scoresOf(
      directed('河岸', 0.95, 0.95),
      directed('灯火', 0.9, 0.9),
    );
    expect(Math.min(first, second)).toBeGreaterThan(0.7);
  });

  // Fault: a person who is named twice is her own wife.
  it('relates nobody to the same name of the same type', () => {
    const text = '林溪说，林溪的妻子来了';
    const plan = planLabels({
      entities: [],
      relations: [{ name: '妻子', head: '人物', tail: '人物' }],
      events: [],
    });
    const span = (start: number) => ({ start, end: start + 2, label: 0, score: 0.9 });
    const roots = [{ span: span(0), children: [span(4)] }];
    expect(relationsOf(text, plan, roots, new MentionTable(text), RULES)).toEqual([]);
  });

  it('believes a weak claim less where a strong rival has another head', () => {
    const [alone = 0] = scoresOf(directed('河岸', 0.6, 0.6));
    const [contested = 0] = scoresOf(directed('河岸', 0.6, 0.6), directed('灯火', 0.9, 0.9));
    expect(alone).toBeGreaterThan(0.5);
    expect(contested).toBeLessThan(0.5);
  });

  it('takes from a claim what a rival has, the more the stronger the rival is', () => {
    fc.assert(
      fc.property(probability, probability, probability, probability, (head, tail, a, b) => {
        const own = directed('河岸', head, tail);
        const [weak, strong] = a < b ? [a, b] : [b, a];
        const [alone = 0] = scoresOf(own);
        const [beside = 0] = scoresOf(own, directed('灯火', weak, weak));
        const [behind = 0] = scoresOf(own, directed('灯火', strong, strong));
        expect(beside).toBeLessThanOrEqual(alone);
        expect(behind).toBeLessThanOrEqual(beside);
      }),
    );
  });

  it('is no rival of itself: the same words at another place count once, with the stronger score', () => {
    const text = '林溪导演了《河岸》，《河岸》';
    const head = (start: number, score: number) => ({
      span: { start, end: start + 2, label: 0, score },
      children: [{ start: 0, end: 2, label: 0, score: 0.8 }],
    });
    const find = (...roots: ReturnType<typeof head>[]) =>
      relationsOf(text, PLAN, roots, new MentionTable(text), RULES);
    expect(find(head(11, 0.6), head(6, 0.8))).toEqual(find(head(6, 0.8)));
  });
});
