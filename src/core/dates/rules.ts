/** The words of Chinese dates: each rule reads one of them at its place in the text. */
import type { Unit } from './fields';
import { COUNT, readNumber } from './numbers';
import { numbered, rule, type Rule } from './rule';
import { DAYS, WEEKS } from './rules-days';
import { MONTHS, PARTS } from './rules-months';
import { TIMES } from './rules-times';
import { LONG, YEARS } from './rules-years';

const UNITS: Readonly<Record<string, Unit>> = {
  年: 'year',
  月: 'month',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  天: 'day',
  日: 'day',
  小时: 'hour',
  分钟: 'minute',
};

const DISTANCES: readonly Rule[] = [
  rule(
    `(${COUNT})个?(年|月|周|星期|礼拜|天|日|小时|分钟)(?:之|以)?(前|后)`,
    ([n = '', unit = '', side]) => {
      const count = (readNumber(n) ?? NaN) * (side === '前' ? -1 : 1);
      return { distance: { count, unit: UNITS[unit] ?? 'day' } };
    },
  ),
  rule(`半(年|个月)(?:之|以)?(前|后)`, ([unit, side]) => {
    const sign = side === '前' ? -1 : 1;
    return {
      distance:
        unit === '年' ? { count: 6 * sign, unit: 'month' } : { count: 15 * sign, unit: 'day' },
    };
  }),
  rule(
    `(近日|日前|近期|不久前|最近|近来|目前|此前|不久后|不日|近年来?|多年前|几天前|数日前|几年前|前不久|前几天|前些天|早年|未来)`,
    () => ({ vague: true }),
  ),
];

const ISO: readonly Rule[] = [
  rule(`([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9])[T ]?`, ([y, , m, d]) => ({
    year: numbered(y),
    month: numbered(m),
    day: numbered(d),
  })),
  rule(`([0-9]{4})[-/]([0-9]{1,2})(?![0-9])(?!年)`, ([y, m]) => ({
    year: numbered(y),
    month: numbered(m),
  })),
];

/** In the order in which they are tried: distances before years, since 三年前 is no year. */
export const RULES: readonly Rule[] = [
  ...ISO,
  ...DISTANCES,
  ...YEARS,
  ...LONG,
  ...MONTHS,
  ...WEEKS,
  ...TIMES,
  ...DAYS,
  ...PARTS,
];
