/** Equipment faults of BDCI 2022: `spo_list` with `h`, `t` and their half-open positions. */
import type { AnnotatedDocument } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import type { LabelMap } from './label-map';
import { parseJsonLines } from './records';
import { array, integer, object, string, tuple } from './shape';

const END = object({ name: string, pos: tuple(integer, integer) });

const RECORD = object({
  ID: string,
  text: string,
  spo_list: array(object({ h: END, t: END, relation: string })),
});

/** A relation that `labels.relations` does not know is noted as `cut`. */
export function parseFaultRelations(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record) => {
    const builder = new DocumentBuilder(record.text);
    const add = (type: string, { name, pos: [start, end] }: End): string | undefined =>
      builder.addSource(type, { start, end, quote: name });
    for (const { h, t, relation } of record.spo_list) {
      const type = labels.relations.get(relation);
      if (type === undefined) {
        builder.note('cut', `label not mapped: ${relation}`);
        continue;
      }
      const head = add(type.head, h);
      const tail = add(type.tail, t);
      if (head !== undefined && tail !== undefined) builder.relate(type.name, head, tail);
    }
    return builder.build(record.ID);
  });
}

interface End {
  readonly name: string;
  readonly pos: readonly [number, number];
}
