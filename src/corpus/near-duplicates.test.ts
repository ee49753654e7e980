import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearDuplicateIndex } from './near-duplicates';

const REPORT =
  '云杉物流昨天宣布，在青岚港新建的冷链仓库将于下月启用，首批租户是三家水产公司，仓库由松果建设承建。';
const OTHER =
  '青岚大学的研究小组在渡口镇附近的湖底找到一种从未记录过的硅藻，论文已经交给期刊，标本存放在学校博物馆。';

const index = new NearDuplicateIndex([REPORT]);

describe('NearDuplicateIndex', () => {
  // Faults: each line is a way in which validation text came back in training text unseen.
  it.each([
    ['the text itself', REPORT],
    [
      'other punctuation and width',
      REPORT.replaceAll('，', ', ').replace('三家', '３家').replace('３', '三'),
    ],
    ['some words changed', REPORT.replace('昨天', '今天').replace('下月', '年底')],
    ['a part of it', REPORT.slice(8, 36)],
    ['more around it', `${OTHER}${REPORT}${OTHER}`],
    ['a part of it with other text', `${REPORT.slice(0, 34)}据介绍，项目总投资约两亿元。`],
  ])('finds %s', (_, text) => {
    expect(index.matches(text)).toBe(true);
  });

  // Fault: everything that shares a name or a phrase is thrown away.
  it.each([
    ['another text', OTHER],
    [
      'a text about the same company',
      '云杉物流董事会同意聘任周渡为财务总监，任期三年，自公告之日起计算。',
    ],
    ['a common phrase', '首批租户'],
    ['nothing', ''],
  ])('leaves %s', (_, text) => {
    expect(index.matches(text)).toBe(false);
  });

  // Fault: a short reference, such as a product's name, makes every text that has it a duplicate.
  it('takes a short reference only where it is equal', () => {
    const short = new NearDuplicateIndex(['云杉物流']);
    expect(short.matches('云杉 物流。')).toBe(true);
    expect(short.matches(REPORT)).toBe(false);
  });

  // Fault: part and whole are told apart by which of them validates.
  it('is symmetric', () => {
    const words = fc.constantFrom('云杉', '物流', '青岚', '港口', '仓库', '启用', '松果', '建设');
    const text = fc.array(words, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(new NearDuplicateIndex([a]).matches(b)).toBe(new NearDuplicateIndex([b]).matches(a));
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(new NearDuplicateIndex([text]).matches(text)).toBe(true);
      }),
    );
  });
});
