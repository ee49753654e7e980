/** Turns what the words of a date say into an interval, relative to when the text was written. */
import { err, ok, type Result } from '../result';
import { calendarDay, dayNumber, shiftByMonths, shiftMonth, weekdayOf } from './calendar';
import type { CalendarDay } from './calendar';
import type { Counted, DateFields, Part } from './fields';
import { ofDay, ofDays, ofMonths, within, type DateProblem, type Interval } from './interval';

/** The date before this one in the text. */
export interface Anchor {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

export interface DateContext {
  /** The day of writing; undefined where it is not known. */
  readonly reference?: CalendarDay | undefined;
  readonly anchor?: Anchor | undefined;
}

type Outcome = Result<Interval, DateProblem>;

const NO_REFERENCE = err('no-reference' as const);
const IMPOSSIBLE = err('impossible' as const);

/** Days of a lunar month, on average. */
const LUNATION = 29.53;

/**
 * A lunar year begins between 21 January and 20 February: the days in which one of its months or days can
 * lie. Exact dates would need tables.
 */
function lunar(year: number, month: number, day: number | undefined): Outcome {
  if (!(month >= 1 && month <= 12) || (day !== undefined && !(day >= 1 && day <= 30))) {
    return IMPOSSIBLE;
  }
  const first = dayNumber({ year, month: 1, day: 21 }) + Math.floor(LUNATION * (month - 1));
  const end =
    dayNumber({ year: year + 1, month: 2, day: 20 }) - Math.floor(LUNATION * (12 - month));
  const interval =
    day === undefined
      ? ofDays(first, end, 'month')
      : ofDays(first + day - 1, Math.max(first + day, end - (30 - day)), 'month');
  return ok({ ...interval, approximate: true });
}

function yearOf(
  counted: Counted | undefined,
  { reference, anchor }: DateContext,
): number | undefined {
  const { from, value } = counted ?? { from: 'anchor', value: 0 };
  if (from === 'number') return value;
  const base = from === 'anchor' ? (anchor ?? reference) : reference;
  return base === undefined ? undefined : base.year + value;
}

/** Of a century or a decade, in years. */
const SPANS: Readonly<Partial<Record<Part, readonly [number, number]>>> = {
  start: [0, 1 / 3],
  middle: [1 / 3, 2 / 3],
  end: [2 / 3, 1],
};

function cutYears(year: number, count: number, part: Part | undefined): readonly [number, number] {
  const [from, to] = (part === undefined ? undefined : SPANS[part]) ?? [0, 1];
  return [year + Math.round(count * from), Math.round(count * to) - Math.round(count * from)];
}

/** The first year of the century; 90年代 alone is the last one that has begun. */
function centuryStart(
  { century, decade }: DateFields,
  year: number | undefined,
): number | undefined {
  if (century?.from === 'number') return (century.value - 1) * 100;
  if (year === undefined) return undefined;
  const now = Math.floor(year / 100);
  if (century !== undefined) return (now + century.value) * 100;
  return now * 100 + (decade ?? 0) > year ? (now - 1) * 100 : now * 100;
}

function resolveLong(fields: DateFields, context: DateContext): Outcome {
  const { decade, part } = fields;
  const isWhole = decade !== undefined && decade >= 100;
  const first = isWhole ? 0 : centuryStart(fields, context.reference?.year);
  if (first === undefined) return NO_REFERENCE;
  const grain = decade === undefined ? 'century' : 'decade';
  const [year, count] = cutYears(first + (decade ?? 0), decade === undefined ? 100 : 10, part);
  return ok(ofMonths(year, 1, count * 12, grain));
}

function resolveWeek({ week, weekday }: DateFields, { reference }: DateContext): Outcome {
  if (reference === undefined) return NO_REFERENCE;
  const today = dayNumber(reference);
  const monday = today - weekdayOf(today) + 1 + 7 * (week?.value ?? 0);
  if (weekday === undefined) return ok(ofDays(monday, monday + 7, 'week'));
  if (weekday === 8) return ok(ofDays(monday + 5, monday + 7, 'week'));
  return ok(ofDays(monday + weekday - 1, monday + weekday, 'day'));
}

function resolveDistance({ distance }: DateFields, { reference }: DateContext): Outcome {
  if (reference === undefined || distance === undefined) return NO_REFERENCE;
  const { count, unit } = distance;
  const today = dayNumber(reference);
  switch (unit) {
    case 'year':
      return ok(ofMonths(reference.year + count, 1, 12, 'year'));
    case 'month': {
      const { year, month } = shiftByMonths(reference, count);
      return ok(ofMonths(year, month, 1, 'month'));
    }
    case 'week': {
      const monday = today - weekdayOf(today) + 1 + 7 * count;
      return ok(ofDays(monday, monday + 7, 'week'));
    }
    case 'day':
      return ok(ofDays(today + count, today + count + 1, 'day'));
    case 'hour':
    case 'minute': {
      // The hour of writing is not known.
      const days = count / (unit === 'hour' ? 24 : 24 * 60);
      const [from, to] = [Math.floor(days), Math.ceil(days)];
      return ok(ofDays(today + Math.min(from, 0), today + Math.max(to, 0) + 1, 'day'));
    }
  }
}

/** A part of a year, by months from 1: half, quarter, season, or its beginning and end. */
function partOfYear(fields: DateFields): readonly [number, number] | undefined {
  const { half, quarter, season, part } = fields;
  if (half !== undefined) return [half * 6 - 5, 6];
  if (quarter?.from === 'number') return [quarter.value * 3 - 2, 3];
  // 冬 ends in the year after.
  if (season !== undefined) return [season * 3 + 3, 3];
  if (part === 'start') return [1, 3];
  if (part === 'middle') return [5, 4];
  return part === 'end' ? [10, 3] : undefined;
}

function resolveYear(fields: DateFields, context: DateContext): Outcome {
  const { quarter, season } = fields;
  if (quarter !== undefined && quarter.from !== 'number') {
    const { reference } = context;
    if (reference === undefined) return NO_REFERENCE;
    const first = Math.floor((reference.month - 1) / 3) * 3 + 1;
    const [year, month] = shiftMonth(reference.year, first, quarter.value * 3);
    return ok(ofMonths(year, month, 3, 'quarter'));
  }
  const year = yearOf(fields.year, context);
  if (year === undefined) return NO_REFERENCE;
  const cut = partOfYear(fields);
  if (cut === undefined) return ok(ofMonths(year, 1, 12, 'year'));
  const [month, count] = cut;
  if (!(month >= 1 && month <= 12)) return IMPOSSIBLE;
  const interval = ofMonths(year, month, count, 'quarter');
  return ok(season === undefined ? interval : { ...interval, approximate: true });
}

function monthOf(fields: DateFields, context: DateContext): readonly [number, number] | undefined {
  const { month } = fields;
  const { reference, anchor } = context;
  const known = anchor?.month === undefined ? reference : { ...anchor, month: anchor.month };
  if (month === undefined || month.from === 'number') {
    const year = yearOf(fields.year, context);
    if (month !== undefined) return year === undefined ? undefined : [year, month.value];
    // A day alone is in the month of the date before it.
    return known === undefined ? undefined : [known.year, known.month];
  }
  const base = month.from === 'reference' ? reference : known;
  return base === undefined ? undefined : shiftMonth(base.year, base.month, month.value);
}

const TENS: Readonly<Record<Part, readonly [number, number]>> = {
  start: [1, 10],
  first: [1, 10],
  middle: [11, 20],
  second: [11, 20],
  third: [21, 31],
  end: [21, 31],
};

function resolveMonth(fields: DateFields, context: DateContext): Outcome {
  const found = monthOf(fields, context);
  if (found === undefined) return NO_REFERENCE;
  const [year, month] = found;
  if (!(month >= 1 && month <= 12)) return IMPOSSIBLE;
  const { day, part } = fields;
  if (day !== undefined) {
    const interval = ofDay({ year, month, day: day.value });
    return interval === undefined ? IMPOSSIBLE : ok(interval);
  }
  const whole = ofMonths(year, month, 1, 'month');
  if (part === undefined) return ok(whole);
  const [from, to] = TENS[part];
  const first = dayNumber({ year, month, day: from });
  const end = Math.min(first + to - from + 1, whole.end / (24 * 60));
  return ok(ofDays(first, end, 'month'));
}

/** 昨天 and 次日: so many days from one that is known. */
function resolveNearDay({ day }: DateFields, { reference, anchor }: DateContext): Outcome {
  const { from, value } = day ?? { from: 'anchor', value: 0 };
  const known =
    anchor?.month === undefined || anchor.day === undefined
      ? undefined
      : { year: anchor.year, month: anchor.month, day: anchor.day };
  const base = from === 'reference' ? reference : (known ?? reference);
  if (base === undefined) return NO_REFERENCE;
  const number = dayNumber(base) + value;
  return ok(ofDays(number, number + 1, 'day'));
}

function resolveLunar(fields: DateFields, context: DateContext): Outcome {
  const year = yearOf(fields.year, context);
  if (year === undefined) return NO_REFERENCE;
  return lunar(year, fields.lunarMonth ?? fields.month?.value ?? NaN, fields.lunarDay);
}

const isNearDay = ({ day }: DateFields): boolean => day !== undefined && day.from !== 'number';

/** The first of these whose fields are there says which date it is. */
const KINDS: readonly (readonly [
  has: (fields: DateFields) => boolean,
  resolve: (fields: DateFields, context: DateContext) => Outcome,
])[] = [
  [(fields) => 'lunarMonth' in fields || 'lunarDay' in fields, resolveLunar],
  [(fields) => 'century' in fields || 'decade' in fields, resolveLong],
  [(fields) => 'distance' in fields, resolveDistance],
  [(fields) => 'week' in fields, resolveWeek],
  [isNearDay, resolveNearDay],
  [(fields) => 'month' in fields || 'day' in fields, resolveMonth],
  [(fields) => 'weekday' in fields, resolveWeek],
  // A time alone is of the day before it in the text.
  [
    (fields) => !('year' in fields) && ('dayPart' in fields || 'clock' in fields),
    (_, context) => resolveNearDay({ day: { from: 'anchor', value: 0 } }, context),
  ],
];

function resolveDate(fields: DateFields, context: DateContext): Outcome {
  const [, resolve = resolveYear] = KINDS.find(([has]) => has(fields)) ?? [];
  return resolve(fields, context);
}

/** 下午3点 is 15:00; 晚上12点 is midnight. */
function hourOf(hour: number, dayPart: readonly [number, number] | undefined): number {
  if (dayPart === undefined || hour > 12) return hour;
  const [from] = dayPart;
  if (hour === 12) return from >= 18 ? 24 : from === 0 ? 0 : 12;
  return from >= 11 && hour + 12 <= 24 && (from >= 12 || hour < 11) ? hour + 12 : hour;
}

function withClock(date: Interval, { dayPart, clock }: DateFields): Outcome {
  const { hour, minute } = clock ?? { hour: NaN };
  if (!(hour <= 24 && (minute ?? 0) <= 59)) return IMPOSSIBLE;
  const from = hourOf(hour, dayPart) * 60 + (minute ?? 0);
  return minute === undefined
    ? ok(within(date, from, from + 60, 'hour'))
    : ok(within(date, from, from + 1, 'minute'));
}

function withTime(date: Interval, fields: DateFields): Outcome {
  const { dayPart, clock } = fields;
  if (date.grain !== 'day') return ok(date);
  if (clock !== undefined) return withClock(date, fields);
  if (dayPart === undefined) return ok(date);
  return ok(within(date, dayPart[0] * 60, dayPart[1] * 60, 'hour'));
}

/** Numbers that were none. */
function hasFault(interval: Interval): boolean {
  return !Number.isFinite(interval.start) || !Number.isFinite(interval.end);
}

export function resolveFields(fields: DateFields, context: DateContext): Outcome {
  if (Object.keys(fields).length === 0) return err('no-date');
  if (fields.vague === true) return err('vague');
  const date = resolveDate(fields, context);
  if (!date.ok) return date;
  if (hasFault(date.value)) return IMPOSSIBLE;
  return withTime(date.value, fields);
}

/** What the dates after this one take from it: the year, and the finer parts that it has. */
export function anchorOf({ start, grain, approximate }: Interval): Anchor | undefined {
  if (grain === 'century' || grain === 'decade') return undefined;
  const { year, month, day } = calendarDay(Math.floor(start / (24 * 60)));
  if (grain === 'year' || grain === 'quarter' || approximate === true) return { year };
  return grain === 'month' || grain === 'week' ? { year, month } : { year, month, day };
}
