import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber, formatDay, parseDay, weekdayOf } from './calendar';
import { EXAMPLES } from './examples.fixture';
import type { Interval } from './interval';
import { readNumber } from './numbers';
import { findDates, firstFullDate, parseDate } from './parse';
import type { Anchor } from './resolve';

/** A Wednesday. */
const REFERENCE = { year: 2026, month: 3, day: 18 };

function stamp(minutes: number): string {
  const day = formatDay(calendarDay(Math.floor(minutes / 1440)));
  const rest = ((minutes % 1440) + 1440) % 1440;
  const time = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  return rest === 0 ? day : `${day} ${time}`;
}

/** First day, last day (with it) and grain; or the problem. */
function show({ start, end, grain, approximate }: Interval): string {
  const last = grain === 'hour' || grain === 'minute' ? stamp(end) : stamp(end - 1440);
  const about = approximate === true ? ' ~' : '';
  return `${stamp(start)}${stamp(start) === last ? '' : `..${last}`} ${grain}${about}`;
}

function read(text: string, anchor?: Anchor, reference: typeof REFERENCE | undefined = REFERENCE) {
  const result = parseDate(text, { reference, anchor });
  return result.ok ? show(result.value) : result.error;
}

describe('parseDate', () => {
  it.each(Object.entries(EXAMPLES))('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('takes the year from the date before it in the text', () => {
    expect(read('5月', { year: 2019 })).toBe('2019-05-01..2019-05-31 month');
    expect(read('3日', { year: 2019, month: 7 })).toBe('2019-07-03 day');
    expect(read('次日', { year: 2019, month: 12, day: 31 })).toBe('2020-01-01 day');
    expect(read('同年', { year: 2019 })).toBe('2019-01-01..2019-12-31 year');
    expect(read('去年', { year: 2019 })).toBe('2025-01-01..2025-12-31 year');
  });

  it('needs a day of writing for what is relative', () => {
    const none = (text: string) => parseDate(text, {});
    for (const text of ['去年', '昨天', '上周五', '3月12日', '三天前', '本月底', '90年代']) {
      expect(none(text), text).toEqual({ ok: false, error: 'no-reference' });
    }
    expect(none('2026年3月12日').ok).toBe(true);
    expect(none('20世纪90年代').ok).toBe(true);
  });

  it('gives the days in which a lunar month can lie', () => {
    expect(read('2025年腊月')).toMatch(/^2025-12-\d\d\.\.2026-02-19 month ~$/u);
    expect(read('农历八月十五')).toMatch(/ month ~$/u);
    expect(read('正月三十一')).not.toMatch(/day/u);
  });

  // Lunar new year's days: catches bounds that are too narrow.
  it.each([
    [2020, '2020-01-25'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2026, '2026-02-17'],
    [2015, '2015-02-19'],
  ])('春节 of %s lies in its bounds', (year, day) => {
    const result = parseDate(`${year}年春节`, {});
    const known = parseDay(day);
    if (!result.ok || known === undefined) throw new Error(day);
    const minutes = dayNumber(known) * 1440;
    expect(result.value.start).toBeLessThanOrEqual(minutes);
    expect(result.value.end).toBeGreaterThan(minutes);
  });

  // Catches: day and month changed round, two-digit days cut, leap days missed.
  it('reads every day in every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 40_000 }), (number) => {
        const { year, month, day } = calendarDay(number);
        fc.pre(year >= 1000);
        const ways = [
          `${year}年${month}月${day}日`,
          `${year}年${month}月${day}号`,
          formatDay({ year, month, day }),
          `${han(String(year))}年${hanNumber(month)}月${hanNumber(day)}日`,
        ];
        for (const way of ways) {
          expect(parseDate(way, {}), way).toEqual({
            ok: true,
            value: { start: number * 1440, end: number * 1440 + 1440, grain: 'day' },
          });
        }
      }),
    );
  });

  // Catches: a string that makes the grammar throw, loop or give an interval without length.
  it('accepts any string', () => {
    const pieces = fc.constantFrom(
      ...'年月日号周上下前后一二三十0123一季度至世纪代初底晚点半去今:-'.split(''),
    );
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 14 }), (text) => {
        const result = parseDate(text, { reference: REFERENCE });
        if (result.ok) expect(result.value.end).toBeGreaterThan(result.value.start);
      }),
      { numRuns: 1000 },
    );
  });
});

const DIGITS = '〇一二三四五六七八九';
const han = (digits: string): string =>
  Array.from(digits, (digit) => DIGITS[Number(digit)]).join('');

function hanNumber(value: number): string {
  if (value < 10) return han(String(value));
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : han(String(tens))}十${ones === 0 ? '' : han(String(ones))}`;
}

describe('numbers', () => {
  it('reads what it writes', () => {
    for (let value = 1; value < 100; value += 1) expect(readNumber(hanNumber(value))).toBe(value);
    expect(readNumber('一百二十')).toBe(120);
    expect(readNumber('廿三')).toBe(23);
    expect(readNumber('一二十')).toBeUndefined();
    expect(readNumber('海')).toBeUndefined();
  });
});

describe('calendar', () => {
  // Catches: a leap year too many or too few, also before year 0.
  it('counts days without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (number) => {
        expect(dayNumber(calendarDay(number))).toBe(number);
        expect(parseDay(formatDay(calendarDay(number)))).toEqual(calendarDay(number));
        expect(weekdayOf(number + 7)).toBe(weekdayOf(number));
      }),
    );
  });

  it('agrees with the calendar of the platform', () => {
    for (let number = -800; number < 30_000; number += 37) {
      const date = new Date(number * 86_400_000);
      const { year, month, day } = calendarDay(number);
      expect([year, month, day]).toEqual([
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
      ]);
      expect(weekdayOf(number) % 7).toBe(date.getUTCDay());
    }
  });
});

describe('findDates', () => {
  const found = (text: string) =>
    findDates(text, REFERENCE).map(({ start, end, result }) => [
      text.slice(start, end),
      result.ok ? show(result.value) : result.error,
    ]);

  it('gives a bare month or day the year of the date before it', () => {
    expect(
      found('2019年5月，海岳科技成立。7月3日开业，次日停电，同年12月搬迁。去年重建，8月完工。'),
    ).toEqual([
      ['2019年5月', '2019-05-01..2019-05-31 month'],
      ['7月3日', '2019-07-03 day'],
      ['次日', '2019-07-04 day'],
      ['同年12月', '2019-12-01..2019-12-31 month'],
      ['去年', '2025-01-01..2025-12-31 year'],
      ['8月', '2025-08-01..2025-08-31 month'],
    ]);
  });

  it('does not take 昨天 as the time of the story', () => {
    expect(found('2019年5月开工，昨天有人回忆，6月下雨。').at(-1)).toEqual([
      '6月',
      '2019-06-01..2019-06-30 month',
    ]);
  });

  it('leaves numbers, lines and durations alone', () => {
    expect(found('地铁3号线用了10年，A12号楼共30层，编号2026，每日供电，3.5点涨幅。')).toEqual([]);
  });

  it('takes the first full date of a text', () => {
    const date = firstFullDate('去年的事。3月里，2021年4月5日上午，2022年1月1日');
    expect(date && show(date)).toBe('2021-04-05 06:00..2021-04-05 12:00 hour');
    expect(firstFullDate('没有日期，只有3月2日。')).toBeUndefined();
  });

  // Catches: offsets that do not hold the words, dates that overlap.
  it('gives spans that parse to the same', () => {
    const words = fc.constantFrom(
      '2026年3月12日',
      '去年',
      '昨晚',
      '的',
      '海岳',
      '3月',
      '，',
      '至',
      '上周五',
      '5日',
      '近日',
      '12',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end } of findDates(text, REFERENCE)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
