/** CMeIE: `spo_list` with the types of both ends; JSON lines or one JSON array. Offsets, where given, are ignored. */
import type { AnnotatedDocument } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { groundPairs } from './ground-pairs';
import type { StringPair } from './ground-pairs';
import { nameOf } from './label-map';
import type { LabelMap } from './label-map';
import { parseJsonRecords } from './records';
import { array, object, string } from './shape';

const VALUE = object({ '@value': string });

const RECORD = object({
  text: string,
  spo_list: array(
    object({
      predicate: string,
      subject: string,
      subject_type: string,
      object: VALUE,
      object_type: VALUE,
    }),
  ),
});

/** Types and predicates are renamed by `labels.names`. */
export function parseCmeie(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonRecords(content, RECORD, (record, id) => {
    const builder = new DocumentBuilder(record.text);
    const pairs: StringPair[] = [];
    for (const spo of record.spo_list) {
      const headType = nameOf(labels, spo.subject_type);
      const tailType = nameOf(labels, spo.object_type['@value']);
      const relation = nameOf(labels, spo.predicate);
      if (headType === undefined || tailType === undefined || relation === undefined) {
        builder.note('cut', `label not mapped: ${spo.predicate}`);
        continue;
      }
      pairs.push({ head: spo.subject, headType, tail: spo.object['@value'], tailType, relation });
    }
    groundPairs(builder, pairs);
    return builder.build(id);
  });
}
