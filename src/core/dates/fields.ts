/** What the words of a date say, before it is known when they were written. */

/**
 * `number`: as it is. `reference`: so many away from the day of writing, as in 去年. `anchor`: away from
 * the date before it in the text, as in 同年.
 */
export interface Counted {
  readonly from: 'number' | 'reference' | 'anchor';
  readonly value: number;
}

export type Unit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute';

/** Of a year, a decade or a century; `first`, `second`, `third` are the ten days of a month. */
export type Part = 'start' | 'middle' | 'end' | 'first' | 'second' | 'third';

export interface DateFields {
  /** 公元前221年 is -220: year 0 is 1 BC. */
  readonly year?: Counted;
  /** From 1. */
  readonly century?: Counted;
  /** 90 of 上世纪90年代, or 1990. */
  readonly decade?: number;
  readonly half?: number;
  readonly quarter?: Counted;
  /** 0 is spring. */
  readonly season?: number;
  readonly month?: Counted;
  /** Of the lunar calendar, from 1. */
  readonly lunarMonth?: number;
  readonly lunarDay?: number;
  readonly day?: Counted;
  readonly week?: Counted;
  /** Monday is 1; 8 is the weekend. */
  readonly weekday?: number;
  /** So many units before (negative) or after the day of writing. */
  readonly distance?: { readonly count: number; readonly unit: Unit };
  readonly part?: Part;
  /** Hours of the day, half-open. */
  readonly dayPart?: readonly [number, number];
  readonly clock?: { readonly hour: number; readonly minute?: number };
  /** A word such as 近日, which names no time. */
  readonly vague?: true;
}

/** A field that both have has one value only: undefined where they clash. */
export function joinFields(a: DateFields, b: DateFields): DateFields | undefined {
  const clash = Object.keys(b).some((name) => name in a);
  return clash ? undefined : { ...a, ...b };
}
