// Annotated documents made up by a rule, of some 100 characters each: as many as a measurement asks for.
import { TextRandom } from '../../src/core/random';
import type { DatasetDocument, DatasetMention } from '../../src/corpus/dataset/document';

const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈');
const NAMES = Array.from('安宁明远青禾知秋云舟');
const PLACES = ['青杉镇', '望溪镇', '石桥乡', '渡口村', '长柏县', '云泽市', '栗木岭'];
const KINDS = ['印厂', '乳业公司', '纸业公司', '运输队', '中学', '图书馆', '农机站'];
const ACTS = ['签了合同', '开了会', '修了路', '办了展览'];
const LENGTH = 100;

/** A document of sentences, each with its person, place and organization, a relation and an event. */
function documentOf(index: number, seed: string): DatasetDocument {
  const random = new TextRandom(`${seed} ${index}`);
  const pick = (from: readonly string[]): string => random.pick(from) ?? '';
  const mentions: DatasetMention[] = [];
  const relations: DatasetDocument['relations'][number][] = [];
  const events: DatasetDocument['events'][number][] = [];
  let text = '';
  const say = (words: string): void => {
    text += words;
  };
  const mark = (type: string, words: string): string => {
    const id = `m${mentions.length + 1}`;
    const start = text.length;
    say(words);
    mentions.push({ id, type, start, end: text.length, text: words });
    return id;
  };
  while (text.length < LENGTH - 15) {
    say(`第${Math.floor(random.next() * 10_000)}号：`);
    const person = mark('人物', pick(SURNAMES) + pick(NAMES) + pick(NAMES));
    say('在');
    const place = mark('地点', pick(PLACES));
    say('的');
    const firm = mark('机构', pick(NAMES) + pick(NAMES) + pick(KINDS));
    const trigger = mark('触发词', pick(ACTS));
    say('。');
    relations.push({ type: '任职', head: person, tail: firm });
    relations.push({ type: '位于', head: firm, tail: place });
    const parts = [
      { role: '人', mention: person },
      { role: '地点', mention: place },
    ];
    events.push({ type: '活动', trigger, arguments: parts });
  }
  return { id: `made-up-${index + 1}`, corpus: 'made up', text, mentions, relations, events };
}

/** The same for one count and seed, everywhere. */
export function madeUpDocuments(count: number, seed: string): readonly DatasetDocument[] {
  return Array.from({ length: count }, (_, index) => documentOf(index, seed));
}
