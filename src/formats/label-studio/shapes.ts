/** Tasks of Label Studio: annotations of people, predictions of models, each a list of results. */
import {
  array,
  boolean,
  either,
  integer,
  nullable,
  number,
  object,
  string,
  dictionary,
  unknown,
  type Shape,
} from '../shape';

const label = nullable(array(string));

const resultShape = object({
  id: nullable(string),
  type: string,
  value: nullable(
    object({
      start: nullable(either(integer, string)),
      end: nullable(either(integer, string)),
      globalOffsets: nullable(object({ start: integer, end: integer })),
      text: nullable(unknown),
      labels: label,
      hypertextlabels: label,
      score: nullable(number),
    }),
  ),
  score: nullable(number),
  meta: nullable(object({ text: nullable(array(string)), chinchilla: nullable(unknown) })),
  from_id: nullable(string),
  to_id: nullable(string),
  direction: nullable(string),
  labels: label,
});

const completion = object({
  result: nullable(array(resultShape)),
  was_cancelled: nullable(boolean),
  model_version: nullable(string),
  completed_by: nullable(unknown),
});

export const taskShape = object({
  id: nullable(either(integer, string)),
  data: dictionary(unknown),
  meta: nullable(object({ document_id: nullable(string) })),
  annotations: nullable(array(completion)),
  completions: nullable(array(completion)),
  predictions: nullable(array(completion)),
});

/** What our writer adds to the `meta` of a region; Label Studio keeps it. */
export const eventMeta = object({ event: string, trigger: nullable(string) });

type Value<S> = S extends Shape<infer T> ? T : never;
export type Task = Value<typeof taskShape>;
export type Completion = Value<typeof completion>;
export type LabelStudioResult = Value<typeof resultShape>;
