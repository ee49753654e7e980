/** Words of dates from a century down to a quarter. */
import type { Counted } from './fields';
import { COUNT, readNumber, SMALL, YEAR_DIGITS } from './numbers';
import { at, numbered, RANGE, rule, words, type Rule } from './rule';

/** 98年 and 08年 are years; 10年 is how long something took. */
function shortYear(text: string): Counted | undefined {
  const value = Number(text);
  if (!text.startsWith('0') && value < 50) return undefined;
  return at('number', value < 50 ? 2000 + value : 1900 + value);
}

export const YEARS: readonly Rule[] = [
  rule(`(?:公元|西元)前(${COUNT})年`, ([n]) => ({
    year: at('number', 1 - (readNumber(n ?? '') ?? NaN)),
  })),
  rule(`(?:公元|西元)(${COUNT})年`, ([n]) => ({ year: numbered(n) })),
  rule(`(${YEAR_DIGITS})(?:年代)`, ([n]) => {
    const year = readNumber(n ?? '') ?? NaN;
    return year % 10 === 0 ? { decade: year } : undefined;
  }),
  rule(`(${YEAR_DIGITS})(?:年度?|(?=${RANGE}${YEAR_DIGITS}年))`, ([n]) => ({
    year: numbered(n),
  })),
  rule(`([0-9]{2})年(?!代|前|后|来|间|内|多|以|之)`, ([n = '']) => {
    const year = shortYear(n);
    return year === undefined ? undefined : { year };
  }),
  // 10年3月 and 二六年三月: a month makes it a year.
  rule(`([0-9]{2}|[〇零一二三四五六七八九]{2})年(?=${SMALL}月)`, ([n]) => {
    const value = readNumber(n ?? '') ?? NaN;
    return { year: at('number', value < 50 ? 2000 + value : 1900 + value) };
  }),
  words({
    大前年: { year: at('reference', -3) },
    前年: { year: at('reference', -2) },
    去年: { year: at('reference', -1) },
    上年: { year: at('reference', -1) },
    今年: { year: at('reference', 0) },
    本年度: { year: at('reference', 0) },
    本年: { year: at('reference', 0) },
    明年: { year: at('reference', 1) },
    后年: { year: at('reference', 2) },
    同年: { year: at('anchor', 0) },
    当年: { year: at('anchor', 0) },
    次年: { year: at('anchor', 1) },
    翌年: { year: at('anchor', 1) },
  }),
];

export const LONG: readonly Rule[] = [
  words({
    上个世纪: { century: at('reference', -1) },
    上世纪: { century: at('reference', -1) },
    本世纪: { century: at('reference', 0) },
  }),
  rule(`(${SMALL})世纪`, ([n]) => ({ century: numbered(n) })),
  rule(`([0-9]0|[二三四五六七八九]十)年代`, ([n]) => ({ decade: readNumber(n ?? '') ?? NaN })),
  words({ 上半年: { half: 1 }, 下半年: { half: 2 } }),
  rule(`第?([一二三四1-4])季度?|[Qq]([1-4])`, ([a, b]) => ({
    quarter: numbered(a === '' ? b : a),
  })),
  words({
    首季度: { quarter: at('number', 1) },
    首季: { quarter: at('number', 1) },
    本季度: { quarter: at('reference', 0) },
    上季度: { quarter: at('reference', -1) },
    上个季度: { quarter: at('reference', -1) },
    下季度: { quarter: at('reference', 1) },
    下个季度: { quarter: at('reference', 1) },
  }),
  rule(`([春夏秋冬])(?:季|天)|(?<=年)([春夏秋冬])(?!节|至)`, ([a, b]) => ({
    season: '春夏秋冬'.indexOf(a === '' ? (b ?? '') : (a ?? '')),
  })),
];
