/** Words of dates for days and weeks. */
import type { DateFields } from './fields';
import { readNumber, SMALL } from './numbers';
import { at, numbered, RANGE, rule, words, type Rule } from './rule';

const LUNAR_DAY = `(?:初([一二三四五六七八九十])|(?<=月)(十[一二三四五六七八九]|廿[一二三四五六七八九]|二十|三十)(?![日号一二三四五六七八九十]))`;

export const DAYS: readonly Rule[] = [
  rule(
    `(${SMALL})(?:日(?!本|元|均|前|后|内|来|常)|号(?!线|楼|院|机|码|店|文|令|馆|门|房))`,
    ([n]) => ({
      day: numbered(n),
    }),
  ),
  rule(`(${SMALL})(?=${RANGE}${SMALL}[日号])`, ([n]) => ({ day: numbered(n) })),
  rule(LUNAR_DAY, ([a = '', b = '']) => ({ lunarDay: readNumber(a === '' ? b : a) ?? NaN })),
  words({
    大前天: { day: at('reference', -3) },
    前天: { day: at('reference', -2) },
    前日: { day: at('reference', -2) },
    昨天: { day: at('reference', -1) },
    昨日: { day: at('reference', -1) },
    今天: { day: at('reference', 0) },
    今日: { day: at('reference', 0) },
    明天: { day: at('reference', 1) },
    明日: { day: at('reference', 1) },
    后天: { day: at('reference', 2) },
    大后天: { day: at('reference', 3) },
    当天: { day: at('anchor', 0) },
    当日: { day: at('anchor', 0) },
    同日: { day: at('anchor', 0) },
    同一天: { day: at('anchor', 0) },
    次日: { day: at('anchor', 1) },
    翌日: { day: at('anchor', 1) },
    第二天: { day: at('anchor', 1) },
    元旦: { month: at('number', 1), day: at('number', 1) },
    劳动节: { month: at('number', 5), day: at('number', 1) },
    国庆节: { month: at('number', 10), day: at('number', 1) },
    圣诞节: { month: at('number', 12), day: at('number', 25) },
    春节: { lunarMonth: 1, lunarDay: 1 },
    端午节: { lunarMonth: 5, lunarDay: 5 },
    中秋节: { lunarMonth: 8, lunarDay: 15 },
    除夕: { lunarMonth: 12, lunarDay: 30 },
  }),
];

function weekday(text: string): DateFields {
  if (text === '') return {};
  if (text === '末') return { weekday: 8 };
  return { weekday: text === '日' || text === '天' ? 7 : (readNumber(text) ?? NaN) };
}

export const WEEKS: readonly Rule[] = [
  rule(
    `(上上|下下|上|本|这|下)个?(?:周|星期|礼拜)([一二三四五六日天末]?)`,
    ([which = '', day]) => ({
      week: at('reference', { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 }[which] ?? NaN),
      ...weekday(day ?? ''),
    }),
  ),
  rule(`(?:周|星期|礼拜)([一二三四五六日天末])`, ([day]) => weekday(day ?? '')),
];
