/** JSON lines with `sro_list: [{subject, relation, object}]` of strings and no offsets. */
import type { AnnotatedDocument } from '../core/extraction';
import type { Result } from '../core/result';
import type { RelationType } from '../core/schema';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { groundPairs, pairOf } from './ground-pairs';
import type { StringPair } from './ground-pairs';
import { nameOf } from './label-map';
import type { LabelMap } from './label-map';
import { parseJsonLines } from './records';
import { array, object, string } from './shape';

const RECORD = object({
  text: string,
  sro_list: array(object({ subject: string, relation: string, object: string })),
});

/** Tags in `labels.names` that say what the ends of a relation are that `labels.relations` does not know. */
export const SUBJECT_TAG = 'subject';
export const OBJECT_TAG = 'object';

export function parseSubjectRelations(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record, id) => {
    const builder = new DocumentBuilder(record.text);
    const pairs: StringPair[] = [];
    for (const sro of record.sro_list) {
      const type = relationOf(labels, sro.relation);
      if (type === undefined) builder.note('cut', `label not mapped: ${sro.relation}`);
      else pairs.push(pairOf(type, sro.subject, sro.object));
    }
    groundPairs(builder, pairs);
    return builder.build(id);
  });
}

function relationOf(labels: LabelMap, tag: string): RelationType | undefined {
  const known = labels.relations.get(tag);
  const name = nameOf(labels, tag);
  if (known !== undefined || name === undefined) return known;
  return {
    name,
    head: nameOf(labels, SUBJECT_TAG) ?? SUBJECT_TAG,
    tail: nameOf(labels, OBJECT_TAG) ?? OBJECT_TAG,
  };
}
