/** When something was, as far as its words say: an interval and how fine it is. */
import { dayNumber, daysInMonth, shiftMonth, type CalendarDay } from './calendar';

export type Grain =
  'century' | 'decade' | 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute';

/** Minutes since 1970-01-01 00:00 where the text was written; half-open. */
export interface Interval {
  readonly start: number;
  readonly end: number;
  readonly grain: Grain;
  /** It lies somewhere in the interval, as a day of the lunar calendar does. */
  readonly approximate?: true;
}

/**
 * `no-date`: the words are no date. `impossible`: no calendar has it, such as 2月30日. `vague`: the
 * words name no time, such as 近日. `no-reference`: it is not known when the text was written, or which
 * date 同日 means. `backwards`: the end lies before the start.
 */
export type DateProblem = 'no-date' | 'impossible' | 'vague' | 'no-reference' | 'backwards';

const DAY = 24 * 60;

export function ofDays(start: number, end: number, grain: Grain): Interval {
  return { start: start * DAY, end: end * DAY, grain };
}

/** Whole months. */
export function ofMonths(year: number, month: number, count: number, grain: Grain): Interval {
  const [endYear, endMonth] = shiftMonth(year, month, count);
  const start = dayNumber({ year, month, day: 1 });
  return ofDays(start, dayNumber({ year: endYear, month: endMonth, day: 1 }), grain);
}

export function ofDay(day: CalendarDay): Interval | undefined {
  if (!(day.month >= 1 && day.month <= 12)) return undefined;
  if (!(day.day >= 1 && day.day <= daysInMonth(day.year, day.month))) return undefined;
  const number = dayNumber(day);
  return ofDays(number, number + 1, 'day');
}

/** Hours and minutes of the day that `day` is. */
export function within(day: Interval, from: number, to: number, grain: Grain): Interval {
  return { ...day, start: day.start + from, end: day.start + to, grain };
}
