/** Web Annotations as they come: JSON-LD lets one value stand for a list of one. */
import { ok } from '../../core/result';
import { array, either, integer, nullable, object, string, unknown, type Shape } from '../shape';

/** A list, a single value, or nothing. */
function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, at) => {
    if (value === undefined || value === null) return ok([]);
    if (Array.isArray(value)) return array(item)(value, at);
    const read = item(value, at);
    return read.ok ? ok([read.value]) : read;
  };
}

const body = either(
  object({ type: nullable(unknown), purpose: nullable(string), value: nullable(string) }),
  string,
);

const selector: Shape<{
  readonly type: string;
  readonly exact: string | undefined;
  readonly start: number | undefined;
  readonly end: number | undefined;
}> = object({
  type: string,
  exact: nullable(string),
  start: nullable(integer),
  end: nullable(integer),
});

const target = either(
  string,
  object({ id: nullable(string), source: nullable(unknown), selector: listOf(selector) }),
);

export const annotationShape = object({
  id: nullable(string),
  motivation: listOf(string),
  body: listOf(body),
  target: listOf(target),
  creator: nullable(either(object({ type: nullable(unknown), name: nullable(string) }), unknown)),
});

const collection = either(
  object({ items: array(unknown) }),
  either(
    object({ first: object({ items: array(unknown) }) }),
    object({ '@graph': array(unknown) }),
  ),
);

/** The annotations of a page, a collection, a list, or a single one. */
export function annotationsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const read = collection(value, '');
  if (!read.ok) return [value];
  if ('items' in read.value) return read.value.items;
  return 'first' in read.value ? read.value.first.items : read.value['@graph'];
}

type Value<S> = S extends Shape<infer T> ? T : never;
export type WebAnnotation = Value<typeof annotationShape>;
