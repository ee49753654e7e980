/** CLUENER 2020: JSON lines, `label: {tag: {mention: [[start, end]]}}`, `end` inclusive. */
import type { AnnotatedDocument } from '../core/extraction';
import type { Result } from '../core/result';
import { codePointRange } from './code-points';
import { DocumentBuilder } from './document-builder';
import { PLAIN_LOSSES } from './export-view';
import type { FormatError } from './format-error';
import { nameOf, tagOf } from './label-map';
import type { LabelMap } from './label-map';
import { recordFormat } from './record-format';
import { parseJsonLines } from './records';
import { array, dictionary, integer, object, string, tuple } from './shape';

const RECORD = object({
  text: string,
  label: dictionary(dictionary(array(tuple(integer, integer)))),
});

export function parseCluener(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record, id) => {
    const builder = new DocumentBuilder(record.text);
    for (const [tag, mentions] of record.label) {
      const type = nameOf(labels, tag);
      if (type === undefined) {
        builder.note('cut', `label not mapped: ${tag}`);
        continue;
      }
      for (const [quote, spans] of mentions) {
        for (const [start, last] of spans) builder.addSource(type, { start, end: last + 1, quote });
      }
    }
    return builder.build(id);
  });
}

/** Offsets are written as code points, as in the original. */
export function exportCluener(documents: readonly AnnotatedDocument[], labels: LabelMap): string {
  return documents.map((document) => `${exportOne(document, labels)}\n`).join('');
}

function exportOne({ text, extraction }: AnnotatedDocument, labels: LabelMap): string {
  const label: Record<string, Record<string, [number, number][]>> = {};
  for (const mention of extraction.mentions) {
    const { start, end } = codePointRange(text, mention);
    const spans = (label[tagOf(labels, mention.type)] ??= {});
    (spans[mention.text] ??= []).push([start, end - 1]);
  }
  return JSON.stringify({ text, label });
}

/** The tags keep their own names. */
export const CLUENER = recordFormat({
  id: 'cluener',
  name: 'CLUENER',
  extensions: ['.json', '.jsonl'],
  losses: [...PLAIN_LOSSES, 'no-relations', 'no-events', 'no-arguments'],
  read: {
    shape: RECORD,
    text: ({ text }) => text,
    fill: ({ label }, draft) => {
      for (const [tag, mentions] of label) {
        for (const [quote, spans] of mentions) {
          for (const [start, last] of spans)
            draft.listedMention(tag, { start, end: last + 1, quote });
        }
      }
    },
  },
  checks: [],
  write: (view) => {
    view.loseAll('no-relations', view.extraction.relations.length);
    view.loseEvents();
    const label = new Map<string, Map<string, [number, number][]>>();
    for (const { mention, span } of view.spans()) {
      const texts = getOrAdd(label, mention.type, () => new Map<string, [number, number][]>());
      getOrAdd(texts, mention.text, () => []).push([span.start, span.end - 1]);
    }
    const rows = [...label].map(([tag, texts]) => [tag, Object.fromEntries(texts)] as const);
    return [{ text: view.text, label: Object.fromEntries(rows) }];
  },
});

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
