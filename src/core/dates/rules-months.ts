/** Words of dates for months, and for parts of months and years. */
import type { DateFields, Part } from './fields';
import { readNumber, SMALL } from './numbers';
import { at, numbered, RANGE, rule, words, type Rule } from './rule';

export const MONTHS: readonly Rule[] = [
  rule(`(?:农历|阴历)(${SMALL})月`, ([n]) => ({ lunarMonth: readNumber(n ?? '') ?? NaN })),
  rule(`(?:农历|阴历)?(正|冬|腊)月`, ([n = '']) => ({
    lunarMonth: { 正: 1, 冬: 11, 腊: 12 }[n] ?? NaN,
  })),
  rule(`(${SMALL})月份?(?!球)`, ([n]) => ({ month: numbered(n) })),
  rule(`(${SMALL})(?=${RANGE}${SMALL}月)`, ([n]) => ({ month: numbered(n) })),
  words({
    上上个月: { month: at('reference', -2) },
    上个月: { month: at('reference', -1) },
    上月: { month: at('reference', -1) },
    这个月: { month: at('reference', 0) },
    本月: { month: at('reference', 0) },
    下个月: { month: at('reference', 1) },
    下月: { month: at('reference', 1) },
    当月: { month: at('anchor', 0) },
    同月: { month: at('anchor', 0) },
    次月: { month: at('anchor', 1) },
  }),
];

const part = (name: Part): DateFields => ({ part: name });

const EDGES: Readonly<Record<string, Part>> = { 初: 'start', 中: 'middle', 底: 'end', 末: 'end' };

export const PARTS: readonly Rule[] = [
  // 今年年底 says the year twice.
  rule(`(?<=年)年([初中底末])|(?<=月)月([初中底末])`, ([a = '', b = '']) => {
    const found = EDGES[a === '' ? b : a];
    return found === undefined ? undefined : { part: found };
  }),
  words({
    上旬: part('first'),
    中旬: part('second'),
    下旬: part('third'),
    月初: { month: at('reference', 0), part: 'first' },
    月中: { month: at('reference', 0), part: 'second' },
    月底: { month: at('reference', 0), part: 'third' },
    月末: { month: at('reference', 0), part: 'third' },
    年初: { year: at('reference', 0), part: 'start' },
    年中: { year: at('reference', 0), part: 'middle' },
    年底: { year: at('reference', 0), part: 'end' },
    年末: { year: at('reference', 0), part: 'end' },
    岁末: { year: at('reference', 0), part: 'end' },
    中叶: part('middle'),
    中期: part('middle'),
    前期: part('start'),
    初期: part('start'),
    后期: part('end'),
    末期: part('end'),
  }),
  rule(`(?<=[年月代纪度])([初中底末])(?!国|华|央|心)`, ([word = '']) => {
    const found = EDGES[word];
    return found === undefined ? undefined : { part: found };
  }),
];
