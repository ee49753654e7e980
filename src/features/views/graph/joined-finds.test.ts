import { expect, it } from 'vitest';
import type { Extraction } from '../../../core/extraction';
import { JoinedFinds } from './joined-finds';

const TEXTS = ['许岚在海岳科技工作', '海岳科技聘用许沐'];

function findsIn(text: string): Extraction {
  const mention = (id: string, type: string, quote: string) => {
    const start = text.indexOf(quote);
    return { id, type, start, end: start + quote.length, text: quote };
  };
  const person = text.includes('许岚') ? '许岚' : '许沐';
  return {
    mentions: [mention('a', '人物', person), mention('b', '企业', '海岳科技')],
    relations: [{ type: '任职于', head: 'a', tail: 'b' }],
    events: [{ type: '入职', trigger: 'b', arguments: [{ role: '人员', mention: 'a' }] }],
    issues: [],
  };
}

// Faults: a link to a mention of another document, a place that is off by the texts before.
it('keeps the finds of documents apart, and knows where each stands', () => {
  const joined = new JoinedFinds();
  TEXTS.forEach((text, index) => {
    joined.add(`d${index}`, text, findsIn(text));
  });
  const { mentions, relations, events } = joined.extraction();
  expect(new Set(mentions.map(({ id }) => id)).size).toBe(4);
  for (const mention of mentions) {
    const place = joined.placeOf(mention);
    const text = TEXTS[Number(place?.document.slice(1))] ?? '';
    expect(text.slice(place?.start, place?.end)).toBe(mention.text);
  }
  const textOf = (id: string) => mentions.find((mention) => mention.id === id)?.text;
  expect(relations.map(({ head, tail }) => [textOf(head), textOf(tail)])).toEqual([
    ['许岚', '海岳科技'],
    ['许沐', '海岳科技'],
  ]);
  expect(events.map((event) => textOf(event.arguments[0]?.mention ?? ''))).toEqual([
    '许岚',
    '许沐',
  ]);
});
