import { describe, expect, it } from 'vitest';
import { argumentsOf, eventScore } from './event-arguments';

const text = '3月2日，海岳科技融资3亿元，去年曾融资1亿元。';
const span = (quote: string, label: number, score: number) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, label, score };
};
const LINKS = [
  { label: 0, type: '融资金额', mentionType: '融资金额' },
  { label: 1, type: '投资方', mentionType: '投资方' },
];
const RULES = { object: 0, argument: 0, floor: 0.1 };

describe('argumentsOf', () => {
  // Fault: the sum of another round beside that of this one, both as sure.
  it('lets one value of a role that takes one stand, the strongest', () => {
    const children = [span('1亿元', 0, 0.85), span('3亿元', 0, 0.9)];
    const found = argumentsOf(text, { span: span('融资', 0, 0.9), children }, LINKS, RULES);
    expect(found.map((one) => text.slice(one.span.start, one.span.end))).toEqual([
      '3亿元',
      '1亿元',
    ]);
    expect(found[0]?.score).toBeGreaterThan(0.8);
    expect(found[1]?.score).toBeLessThan(0.5);
  });

  it('leaves other roles as many as they have', () => {
    const children = [span('海岳', 1, 0.9), span('科技', 1, 0.9)];
    const found = argumentsOf(text, { span: span('融资', 0, 0.9), children }, LINKS, RULES);
    expect(found.every(({ score }) => score > 0.8)).toBe(true);
  });
});

describe('eventScore', () => {
  it('is lower without an argument, unless the type has no roles', () => {
    const likely = { role: '', mentionType: '', span: span('融资', 0, 1), score: 0.9 };
    expect(eventScore(0.7, [likely], LINKS)).toBe(0.7);
    expect(eventScore(0.6, [{ ...likely, score: 0.2 }], LINKS)).toBeLessThan(0.5);
    expect(eventScore(0.99, [], LINKS)).toBeGreaterThan(0.9);
    expect(eventScore(0.7, [], [])).toBe(0.7);
  });
});
