/** Words of dates for times of the day. */
import type { DateFields } from './fields';
import { readNumber, SMALL } from './numbers';
import { at, rule, words, type Rule } from './rule';

const hours = (from: number, to: number): DateFields => ({ dayPart: [from, to] });
const night = (shift: number): DateFields => ({ day: at('reference', shift), ...hours(18, 24) });
const morning = (shift: number): DateFields => ({ day: at('reference', shift), ...hours(5, 9) });

export const TIMES: readonly Rule[] = [
  words({
    今晚: night(0),
    昨晚: night(-1),
    前晚: night(-2),
    明晚: night(1),
    昨夜: night(-1),
    今夜: night(0),
    今晨: morning(0),
    今早: morning(0),
    明早: morning(1),
    明晨: morning(1),
    昨晨: morning(-1),
    当晚: { day: at('anchor', 0), ...hours(18, 24) },
    凌晨: hours(0, 5),
    清晨: hours(5, 8),
    早晨: hours(5, 9),
    早上: hours(5, 9),
    早间: hours(5, 9),
    上午: hours(6, 12),
    中午: hours(11, 14),
    正午: hours(12, 13),
    下午: hours(12, 18),
    午后: hours(12, 18),
    傍晚: hours(17, 19),
    晚上: hours(18, 24),
    晚间: hours(18, 24),
    夜间: hours(18, 24),
    夜里: hours(18, 24),
    深夜: hours(22, 24),
    午夜: hours(23, 24),
  }),
  rule(`(?<=[日号天一二三四五六末])([早晚晨夜])`, ([word]) =>
    word === '早' || word === '晨' ? hours(5, 9) : hours(18, 24),
  ),
  rule(`([0-9]{1,2})[:：]([0-9]{2})(?:[:：][0-9]{2})?`, ([hour, minute]) => ({
    clock: { hour: Number(hour), minute: Number(minute) },
  })),
  rule(
    `(${SMALL})(?:时|点钟?)(?!间|代|任|候|评|赞|名|击)(半|一刻|三刻|整|${SMALL}分?)?(?:${SMALL}秒)?许?`,
    ([hour = '', rest = '']) => ({
      clock: { hour: readNumber(hour) ?? NaN, ...minuteOf(rest) },
    }),
  ),
];

function minuteOf(text: string): { readonly minute?: number } {
  if (text === '') return {};
  const known = { 半: 30, 一刻: 15, 三刻: 45, 整: 0 }[text];
  return { minute: known ?? readNumber(text.replace('分', '')) ?? NaN };
}
