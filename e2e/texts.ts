// Texts for the specs; people, companies and happenings are made up.

const PEOPLE = ['顾明远', '沈秋禾', '周予安', '林知夏', '陆怀瑾', '何叙白', '温以宁', '许见微'];
const PLACES = ['苏州', '无锡', '烟台', '宁波', '成都', '西安', '厦门', '洛阳'];
const COMPANIES = ['启微电子', '弘测科技', '蓝礁新材料', '远禾集团', '北汀影业', '澄江股份'];

const SENTENCES: readonly ((n: number) => string)[] = [
  (n) => `${pick(PEOPLE, n)}在${pick(PLACES, n)}参观了${pick(COMPANIES, n)}的第${n}号车间。`,
  (n) => `${pick(COMPANIES, n)}董事长${pick(PEOPLE, n + 3)}表示，今年计划招聘${n % 90}名工程师。`,
  (n) => `据${pick(PLACES, n + 5)}市气象台消息，${(n % 12) + 1}月${(n % 28) + 1}日将有小雨。`,
  (n) =>
    `${pick(PEOPLE, n + 1)}与${pick(PEOPLE, n + 4)}在${pick(PLACES, n + 2)}的比赛中各胜一场。\n`,
];

function pick(from: readonly string[], n: number): string {
  return from[n % from.length] ?? '';
}

/** Exactly `length` code units of sentences that differ from one another. */
export function longText(length: number): string {
  const parts: string[] = [];
  let total = 0;
  for (let n = 0; total < length; n += 1) {
    const sentence = SENTENCES[n % SENTENCES.length]?.(n) ?? '';
    parts.push(sentence);
    total += sentence.length;
  }
  return parts.join('').slice(0, length);
}

export const SHORT_TEXT =
  '昨天，启微电子董事长周予安在苏州会见了来自宁波的工程师林知夏，双方谈到无锡工厂的扩建。';
