/** Sentences of our own beside a text: they name its heads again, with people, sums and dates that stand in no relation to them. */
import type { AnnotatedDocument } from '../../core/extraction';
import { words } from '../../presets/rows';
import { DocumentBuilder } from '../../formats/document-builder';
import type { TextRandom } from '../../core/random';

/** Type of a head → sentences; `@` the head, `&` a person, `#` a sum, `%` a date. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  企业: [
    '@首席技术官&当天也在场。',
    '@的法定代表人为&。',
    '据@财务总监&介绍，去年营业收入为#。',
    '原告&起诉@，索赔#。',
    '&以#租下了@隔壁的厂房。',
    '%，@召开了临时股东会，总经理&到会说明情况。',
    '@公关负责人&没有回应记者的提问。',
    '%，@与供应商签下#的订单。',
    '@独立董事&提示了风险。',
    '&曾任@副总经理，后来去了别处。',
  ],
  机构: [
    '%，@举办了开放日，&做了讲解。',
    '@的志愿者&说，来的人比往年多。',
    '记者&%来到@采访。',
    '@为这次活动花了#。',
    '&代表@领回了证书。',
  ],
  学校: [
    '@教务处长&主持了会议。',
    '&应邀到@作报告。',
    '@副校长&介绍了招生情况。',
    '@党委书记&看望了新生。',
    '家长&把孩子送到@门口。',
  ],
  影视作品: [
    '影评人&昨天看了《@》。',
    '&推掉了《@》的邀约。',
    '《@》的道具师&接受了采访。',
    '%，《@》举行了看片会。',
    '&在节目里谈起《@》，说结尾太仓促。',
  ],
  歌曲: ['&在节目里点评了《@》。', '乐评人&把《@》放进了年度歌单。', '&的婚礼上放了《@》。'],
  图书作品: ['《@》的责任编辑是&。', '&把《@》译成了法文。', '读者&向图书馆捐了一本《@》。'],
  人物: [
    '@的助理&在场。',
    '&是@多年的邻居。',
    '律师&为@辩护。',
    '%，@与&一起出席了活动。',
    '记者&采访了@。',
    '@的学生&后来回忆起那天的情形。',
  ],
  景点: ['&%到@旅游。', '@的检票员&说，旺季要到下个月。'],
};

const SUMS = words('1200万元 3.5亿元 86万元 2亿美元 450元 7000万元 19.8亿元 30万元');
const DATES = words('11月3日 去年9月 2016年5月 上周五 7月12日下午 2019年底 昨天 今年春天');

/** One or two such sentences after the text; undefined where no head has any, or no person is free. */
export function besideText(
  document: AnnotatedDocument,
  people: readonly string[],
  random: TextRandom,
): AnnotatedDocument | undefined {
  const { text, extraction } = document;
  const heads = extraction.mentions.filter(({ type }) => SENTENCES[type] !== undefined);
  const head = random.pick(heads);
  const own = SENTENCES[head?.type ?? ''] ?? [];
  const free = random.some(people, 2).filter((name) => !text.includes(name));
  if (head === undefined || free.length === 0) return undefined;
  const added = free
    .slice(0, random.next() < 0.5 ? 1 : 2)
    .map((person) => sentenceOf(random.pick(own) ?? '', head.text, person, random));
  return lengthened(document, added.join(''));
}

function lengthened({ id, text, extraction }: AnnotatedDocument, more: string): AnnotatedDocument {
  const ended = /[。！？]$/u.test(text) ? text : `${text}。`;
  const builder = new DocumentBuilder(ended + more);
  const ids = new Map(extraction.mentions.map((m) => [m.id, builder.add(m.type, m.start, m.end)]));
  for (const { type, head, tail } of extraction.relations) {
    builder.relate(type, ids.get(head) ?? '', ids.get(tail) ?? '');
  }
  return builder.build(id);
}

function sentenceOf(form: string, head: string, person: string, random: TextRandom): string {
  const fill: Readonly<Record<string, string | undefined>> = {
    '@': head,
    '&': person,
    '#': random.pick(SUMS),
    '%': random.pick(DATES),
  };
  return form.replaceAll(/[@&#%]/gu, (mark) => fill[mark] ?? '');
}
