/** What parsed JSON has to look like; a mismatch says what was expected and where. */
import { err, ok } from '../core/result';
import type { Result } from '../core/result';

/** `at` is the path of the value inside its record, such as `.spo_list[0].subject`. */
export type Shape<T> = (value: unknown, at: string) => Result<T, string>;

type ObjectOf<F> = { readonly [K in keyof F]: F[K] extends Shape<infer T> ? T : never };

function mismatch(expected: string, at: string, value: unknown): Result<never, string> {
  return err(`expected ${expected} at ${at === '' ? 'the top' : at}, found ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
}

export const unknown: Shape<unknown> = (value) => ok(value);

export const string: Shape<string> = (value, at) =>
  typeof value === 'string' ? ok(value) : mismatch('a string', at, value);

export const integer: Shape<number> = (value, at) =>
  typeof value === 'number' && Number.isInteger(value)
    ? ok(value)
    : mismatch('an integer', at, value);

export const number: Shape<number> = (value, at) =>
  typeof value === 'number' ? ok(value) : mismatch('a number', at, value);

export const boolean: Shape<boolean> = (value, at) =>
  typeof value === 'boolean' ? ok(value) : mismatch('true or false', at, value);

/** One of these strings. */
export function oneOf<const T extends readonly string[]>(...values: T): Shape<T[number]> {
  return (value, at) =>
    values.some((item) => item === value)
      ? ok(value as T[number])
      : mismatch(`one of ${values.join(', ')}`, at, value);
}

/** Absent and null are the same. */
export function nullable<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined || value === null ? ok(undefined) : shape(value, at));
}

export function array<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return mismatch('an array', at, value);
    const items: T[] = [];
    for (const [index, raw] of value.entries()) {
      const read = item(raw, `${at}[${index}]`);
      if (!read.ok) return read;
      items.push(read.value);
    }
    return ok(items);
  };
}

/** Any keys, values of one shape. */
export function dictionary<T>(item: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return (value, at) => {
    if (!isRecord(value)) return mismatch('an object', at, value);
    const entries = new Map<string, T>();
    for (const [key, raw] of Object.entries(value)) {
      const read = item(raw, `${at}.${key}`);
      if (!read.ok) return read;
      entries.set(key, read.value);
    }
    return ok(entries);
  };
}

/** The same as a plain object. */
export function record<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  const entries = dictionary(item);
  return (value, at) => {
    const read = entries(value, at);
    return read.ok ? ok(Object.fromEntries(read.value)) : read;
  };
}

/** The named fields; others are ignored. */
export function object<F extends Readonly<Record<string, Shape<unknown>>>>(
  fields: F,
): Shape<ObjectOf<F>> {
  return (value, at) => {
    if (!isRecord(value)) return mismatch('an object', at, value);
    const result: Record<string, unknown> = {};
    for (const [key, shape] of Object.entries(fields)) {
      const read = shape(Object.hasOwn(value, key) ? value[key] : undefined, `${at}.${key}`);
      if (!read.ok) return read;
      result[key] = read.value;
    }
    // Every field was checked above; the compiler cannot follow the loop.
    return ok(result as ObjectOf<F>);
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, at) => (value === undefined ? ok(undefined) : shape(value, at));
}

/** The first shape that fits; the last one's complaint where none does. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return (value, at) => {
    const read = first(value, at);
    return read.ok ? read : second(value, at);
  };
}

export function tuple<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length !== 2) {
      return mismatch('an array of two items', at, value);
    }
    const a = first(value[0], `${at}[0]`);
    if (!a.ok) return a;
    const b = second(value[1], `${at}[1]`);
    return b.ok ? ok([a.value, b.value]) : b;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
