/** An interval in words: as fine as it is known, and no finer. */
import { calendarDay, daysInMonth, type CalendarDay } from '../../../core/dates/calendar';
import type { Interval } from '../../../core/dates/interval';

export interface DateWords {
  readonly year: (year: number) => string;
  readonly month: (year: number, month: number) => string;
  readonly day: (day: CalendarDay) => string;
  readonly quarter: (year: number, quarter: number) => string;
  readonly about: (date: string) => string;
  /** From the first to the last. */
  readonly range: (first: string, last: string) => string;
}

const DAY = 24 * 60;

const dayOf = (minutes: number): CalendarDay => calendarDay(Math.floor(minutes / DAY));

const two = (number: number): string => String(number).padStart(2, '0');

const clock = (minutes: number): string => {
  const ofDay = ((minutes % DAY) + DAY) % DAY;
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
};

function sayTimes({ start, end, grain }: Interval, words: DateWords): string {
  const date = `${words.day(dayOf(start))} ${clock(start)}`;
  return grain === 'minute' || end - start <= 60 ? date : words.range(date, clock(end));
}

function saySpan(first: CalendarDay, last: CalendarDay, grain: string, words: DateWords): string {
  const [a, b] =
    grain === 'year' || grain === 'decade' || grain === 'century'
      ? [words.year(first.year), words.year(last.year)]
      : grain === 'month' && first.day === 1
        ? [words.month(first.year, first.month), words.month(last.year, last.month)]
        : [words.day(first), words.day(last)];
  return a === b ? a : words.range(a, b);
}

/** Whether it is a part of a month, such as its last ten days, which is said by its days. */
const isPart = (first: CalendarDay, last: CalendarDay): boolean =>
  first.day !== 1 || last.day !== daysInMonth(last.year, last.month);

export function sayInterval(interval: Interval, words: DateWords): string {
  const { start, end, grain, approximate } = interval;
  if (grain === 'hour' || grain === 'minute') return sayTimes(interval, words);
  const [first, last] = [dayOf(start), dayOf(end - 1)];
  const quarter = grain === 'quarter' && last.month - first.month === 2 && first.month % 3 === 1;
  const said = quarter
    ? words.quarter(first.year, (first.month + 2) / 3)
    : saySpan(first, last, grain === 'month' && isPart(first, last) ? 'day' : grain, words);
  return approximate === true ? words.about(said) : said;
}
