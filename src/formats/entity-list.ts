/** JSON lines with `entity_list: [{entity_type, entity, entity_index: {begin, end}}]`, half-open. */
import type { AnnotatedDocument } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf } from './label-map';
import type { LabelMap } from './label-map';
import { parseJsonLines } from './records';
import { array, integer, object, string } from './shape';

const RECORD = object({
  text: string,
  entity_list: array(
    object({
      entity_type: string,
      entity: string,
      entity_index: object({ begin: integer, end: integer }),
    }),
  ),
});

export function parseEntityList(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record, id) => {
    const builder = new DocumentBuilder(record.text);
    for (const { entity_type: tag, entity: quote, entity_index: range } of record.entity_list) {
      const type = nameOf(labels, tag);
      if (type === undefined) builder.note('cut', `label not mapped: ${tag}`);
      else builder.addSource(type, { start: range.begin, end: range.end, quote });
    }
    return builder.build(id);
  });
}
