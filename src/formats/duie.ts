/** DuIE 1.0 and 2.0: JSON lines with `spo_list` of strings and no offsets. */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { groundPairs, pairOf } from './ground-pairs';
import type { StringPair } from './ground-pairs';
import type { LabelMap } from './label-map';
import { NO_RECORDS, parseJson, parseJsonLines } from './records';
import { array, either, object, string } from './shape';
import type { Shape } from './shape';

const triple: Shape<readonly [string, string, string]> = (value, at) => {
  const read = array(string)(value, at);
  if (!read.ok) return read;
  const [subject, predicate, other] = read.value;
  if (subject === undefined || predicate === undefined || other === undefined) {
    return err(`expected [subject, predicate, object] at ${at}`);
  }
  return ok([subject, predicate, other]);
};

/** 2.0 writes the object as `{"@value": …}` plus side values, which are ignored. */
const RECORD = object({
  text: string,
  spo_list: array(
    object({
      subject: string,
      predicate: string,
      object: either(string, object({ '@value': string })),
    }),
  ),
});

const TRIPLES = array(object({ text: string, triple_list: array(triple) }));

type Triple = readonly [subject: string, predicate: string, object: string];

/** A predicate is renamed by `labels.names`; one that `labels.relations` does not know is noted as `cut`. */
export function parseDuie(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record, id) => {
    const triples = record.spo_list.map((spo): Triple => [
      spo.subject,
      spo.predicate,
      typeof spo.object === 'string' ? spo.object : spo.object['@value'],
    ]);
    return toDocument(record.text, triples, labels, id);
  });
}

/** A JSON array of `{text, triple_list: [[subject, predicate, object]]}`. */
export function parseTriples(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  if (content.trim() === '') return err(NO_RECORDS);
  const records = parseJson(content, TRIPLES);
  if (!records.ok) return records;
  return ok(
    records.value.map((record, index) =>
      toDocument(record.text, record.triple_list, labels, String(index)),
    ),
  );
}

function toDocument(
  text: string,
  triples: readonly Triple[],
  labels: LabelMap,
  id: string,
): AnnotatedDocument {
  const builder = new DocumentBuilder(text);
  const pairs: StringPair[] = [];
  for (const [subject, predicate, other] of triples) {
    const relation = labels.relations.get(labels.names.get(predicate) ?? predicate);
    if (relation === undefined) builder.note('cut', `label not mapped: ${predicate}`);
    else pairs.push(pairOf(relation, subject, other));
  }
  groundPairs(builder, pairs);
  return builder.build(id);
}

/** Writes the 2.0 form. */
export function exportDuie(documents: readonly AnnotatedDocument[]): string {
  return documents.map((document) => `${JSON.stringify(exportOne(document))}\n`).join('');
}

function exportOne({ text, extraction }: AnnotatedDocument): unknown {
  const mentions = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const spoList = extraction.relations.flatMap((relation) => {
    const head = mentions.get(relation.head);
    const tail = mentions.get(relation.tail);
    if (head === undefined || tail === undefined) return [];
    return {
      predicate: relation.type,
      object_type: { '@value': tail.type },
      subject_type: head.type,
      object: { '@value': tail.text },
      subject: head.text,
    };
  });
  return { text, spo_list: spoList };
}
