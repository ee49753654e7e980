/** DuIE 1.0 and 2.0: JSON lines with `spo_list` of strings and no offsets. */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { groundPairs, pairOf } from './ground-pairs';
import type { StringPair } from './ground-pairs';
import { PLAIN_LOSSES } from './export-view';
import type { ImportDraft } from './import-draft';
import type { LabelMap } from './label-map';
import { recordFormat } from './record-format';
import { NO_RECORDS, parseJson, parseJsonLines } from './records';
import { array, dictionary, either, object, optional, string } from './shape';
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

/** As in either version: 1.0 has strings, 2.0 has objects with the main value under `@value`. */
const SIDES = either(string, dictionary(string));

const TYPED = object({
  text: string,
  spo_list: array(
    object({
      subject: string,
      subject_type: optional(string),
      predicate: string,
      object: SIDES,
      object_type: optional(SIDES),
    }),
  ),
});

const VALUE = '@value';

/** Predicates and types keep their own names; ends are looked for, as the format has no offsets. */
export const DUIE = recordFormat({
  id: 'duie',
  name: 'DuIE',
  extensions: ['.json', '.jsonl'],
  losses: [...PLAIN_LOSSES, 'no-mentions', 'no-events', 'no-arguments', 'side-value'],
  checks: ['relation', 'end'],
  read: {
    shape: TYPED,
    text: ({ text }) => text,
    fill: ({ spo_list: list }, draft) => {
      const pairs = list.map((spo): StringPair => {
        loseSides(spo.object, draft);
        return {
          head: spo.subject,
          headType: spo.subject_type ?? 'subject',
          tail: mainValue(spo.object),
          tailType: spo.object_type === undefined ? 'object' : mainValue(spo.object_type),
          relation: spo.predicate,
        };
      });
      groundPairs(
        {
          text: draft.text,
          add: (type, start, end) => draft.mentionAt(type, start, end),
          relate: (type, head, tail) => {
            draft.relation(type, head, tail);
          },
          note: () => {
            draft.lose('quote-not-found', 'an end of a relation is not in the text');
          },
        },
        pairs,
      );
    },
  },
  write: (view) => {
    const { mentions, relations } = view.extraction;
    const used = new Set(relations.flatMap(({ head, tail }) => [head, tail]));
    view.loseAll('no-mentions', mentions.filter(({ id }) => !used.has(id)).length);
    view.loseEvents();
    const { text, extraction } = view;
    return [exportOne({ id: view.document.id, text, extraction })];
  },
});

type Sides = string | ReadonlyMap<string, string>;

function mainValue(value: Sides): string {
  return typeof value === 'string' ? value : (value.get(VALUE) ?? '');
}

function loseSides(value: Sides, draft: ImportDraft): void {
  if (typeof value === 'string' || value.size < 2) return;
  draft.lose(
    'side-value',
    'a relation has one object; its side values are left out',
    value.size - 1,
  );
}
