/** CMeEE as of CHIP 2020: `text|||start    end    tag|||…`, `end` inclusive, mentions may nest. */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { codePointRange } from './code-points';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf, tagOf } from './label-map';
import type { LabelMap } from './label-map';
import { NO_RECORDS, splitRecords } from './records';

const FIELD = '|||';
const ANNOTATION = /^\s*(\d+)\s+(\d+)\s+(\S+)\s*$/u;

export function parseCmeee(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  const documents: AnnotatedDocument[] = [];
  for (const { line, text: record } of splitRecords(content)) {
    const [text = '', ...fields] = record.split(FIELD);
    if (fields.length === 0) {
      const reason = 'expected "text|||start    end    tag|||", found no "|||"';
      return err({ code: 'wrong-row', line, reason });
    }
    const builder = new DocumentBuilder(text);
    for (const field of fields.filter((part) => part.trim() !== '')) {
      if (!addMention(builder, field, labels)) {
        const reason = `expected "start    end    tag" with two integers, found "${field}"`;
        return err({ code: 'wrong-row', line, reason });
      }
    }
    documents.push(builder.build(String(documents.length)));
  }
  return documents.length > 0 ? ok(documents) : err(NO_RECORDS);
}

function addMention(builder: DocumentBuilder, field: string, labels: LabelMap): boolean {
  const [, start, last, tag] = ANNOTATION.exec(field) ?? [];
  if (start === undefined || last === undefined || tag === undefined) return false;
  const type = nameOf(labels, tag);
  if (type === undefined) builder.note('cut', `label not mapped: ${tag}`);
  else builder.addSource(type, { start: Number(start), end: Number(last) + 1 });
  return true;
}

/**
 * Offsets are written as code points. Line breaks, and bars that would read as the end of a field,
 * cannot be said in this format and become spaces.
 */
export function exportCmeee(documents: readonly AnnotatedDocument[], labels: LabelMap): string {
  return documents.map((document) => `${exportOne(document, labels)}\n`).join('');
}

function exportOne({ text, extraction }: AnnotatedDocument, labels: LabelMap): string {
  const fields = extraction.mentions.map((mention) => {
    const { start, end } = codePointRange(text, mention);
    const tag = tagOf(labels, mention.type).replaceAll(/\s/gu, '_');
    return `${start}    ${end - 1}    ${tag}${FIELD}`;
  });
  const plain = text.replaceAll(/[\r\n]|\|{3,}|\|+$/gu, (part) => ' '.repeat(part.length));
  return `${plain}${FIELD}${fields.join('')}`;
}
