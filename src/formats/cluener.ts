/** CLUENER 2020: JSON lines, `label: {tag: {mention: [[start, end]]}}`, `end` inclusive. */
import type { AnnotatedDocument } from '../core/extraction';
import type { Result } from '../core/result';
import { codePointRange } from './code-points';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf, tagOf } from './label-map';
import type { LabelMap } from './label-map';
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
