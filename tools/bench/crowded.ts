// A text that is full of finds, made up by a rule: for measuring how the page bears it.
import { newDocument, type Document } from '../../src/core/document';
import type { Mention, Relation } from '../../src/core/extraction';

const SURNAMES = '赵钱孙李周吴郑王冯陈';
const NAMES = '安宁明远青禾知秋云舟';
const FIRMS = ['海岳', '青禾', '云泽', '栗木', '弘测', '启微', '长柏', '明溪', '渡口', '蓝礁'];

const pick = (from: string | readonly string[], at: number): string => from[at % from.length] ?? '';

/** `persons` different people and a tenth as many firms, a sentence of 20 characters each, up to `length`. */
export function crowdedDocument(length: number, persons: number): Document {
  const mentions: Mention[] = [];
  const relations: Relation[] = [];
  let text = '';
  for (let n = 0; text.length < length; n += 1) {
    const one = n % persons;
    const person =
      pick(SURNAMES, one) +
      pick(NAMES, Math.floor(one / 10)) +
      pick(NAMES, one * 7 + Math.floor(one / 100));
    const firm = `${pick(FIRMS, one)}${pick(NAMES, Math.floor(one / 50))}公司`;
    const sentence = `${firm}昨天宣布由${person}出任新的负责人。${n % 8 === 7 ? '\n' : ''}`;
    const base = text.length;
    const add = (type: string, quote: string): string => {
      const start = base + sentence.indexOf(quote);
      const id = `m${mentions.length}`;
      const score = 0.5 + (mentions.length % 50) / 100;
      mentions.push({ id, type, start, end: start + quote.length, text: quote, score });
      return id;
    };
    const head = add('企业', firm);
    const tail = add('人物', person);
    relations.push({ type: '董事长', head, tail, score: 0.6 + (n % 40) / 100 });
    text += sentence;
  }
  const schema = {
    entities: [{ name: '企业' }, { name: '人物' }],
    relations: [{ name: '董事长', head: '企业', tail: '人物' }],
    events: [],
  };
  const extraction = { mentions, relations, events: [], issues: [] };
  const predictions = { extraction, model: 'made up', schema, at: 1, complete: true };
  return { ...newDocument('crowded', 1, { text, schema, presetId: 'all-in-one' }), predictions };
}

/** What there is to read in the background: each sentence is one that no other document has. */
export function plainLines(count: number, samples: readonly string[], length: number): string[] {
  const sentences = samples.flatMap((sample) => sample.split(/(?<=。)/u));
  return Array.from({ length: count }, (_, index) => {
    let text = '';
    for (let n = 0; text.length < length; n += 1) {
      const sentence = sentences[(index * 7 + n) % sentences.length] ?? '';
      text += `据第${index * 100 + n}号消息，${sentence}`;
    }
    return JSON.stringify({ id: `bench-${index}`, text: text.slice(0, length) });
  });
}
