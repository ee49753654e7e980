/** CMeEE as of CHIP 2020: `text|||start    end    tag|||…`, `end` inclusive, mentions may nest. */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { codePointRange } from './code-points';
import type { LossCounter } from './count-losses';
import { DocumentBuilder } from './document-builder';
import { PLAIN_LOSSES } from './export-view';
import type { Format, FormatFile, ReadItem, ReadOptions } from './format';
import type { FormatError } from './format-error';
import { ImportDraft } from './import-draft';
import { nameOf, tagOf } from './label-map';
import type { LabelMap } from './label-map';
import { wholeFiles, type WholeFile } from './read-records';
import { readDocuments, reading, recordFormat, type RecordReader } from './record-format';
import { NO_RECORDS, splitRecords } from './records';
import { array, integer, object, optional, string } from './shape';

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

const RECORD = object({
  text: string,
  entities: array(
    object({ start_idx: integer, end_idx: integer, type: string, entity: optional(string) }),
  ),
});

interface CmeeeRecord {
  readonly text: string;
  readonly entities: readonly {
    readonly start_idx: number;
    /** Of the last code point: inclusive. */
    readonly end_idx: number;
    readonly type: string;
    readonly entity: string | undefined;
  }[];
}

const READER: RecordReader<CmeeeRecord> = {
  shape: RECORD,
  text: ({ text }) => text,
  fill: ({ entities }, draft) => {
    for (const { start_idx: start, end_idx: last, type, entity } of entities) {
      const span = { start, end: last + 1 };
      draft.listedMention(type, entity === undefined ? span : { ...span, quote: entity });
    }
  },
};

const RECORDS = recordFormat<CmeeeRecord>({
  id: 'cmeee',
  name: 'CMeEE',
  extensions: ['.json', '.jsonl', '.txt'],
  losses: [...PLAIN_LOSSES, 'no-relations', 'no-events', 'no-arguments', 'broken-item'],
  checks: [],
  read: READER,
  write: (view) => {
    view.loseAll('no-relations', view.extraction.relations.length);
    view.loseEvents();
    const entities = view.spans().map(({ mention, span }) => ({
      start_idx: span.start,
      end_idx: span.end - 1,
      type: mention.type,
      entity: mention.text,
    }));
    return [{ text: view.text, entities }];
  },
});

/** Reads the JSON of version 2 and the lines of 2020; writes the JSON, which has a place for any text. */
export const CMEEE: Format = {
  ...RECORDS,
  read: (files, options) => reading((losses) => readFiles(files, options, losses)),
};

async function* readFiles(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  for await (const file of wholeFiles(files)) {
    if (/^\s*(?:[[{]|$)/u.test(file.text)) {
      yield* readDocuments(only(file), options, READER, losses);
    } else yield* readLines(file, options, losses);
  }
}

async function* only({ path, text }: WholeFile): AsyncGenerator<FormatFile> {
  yield await Promise.resolve({ path, content: text });
}

function* readLines(
  { path, text: content }: WholeFile,
  options: ReadOptions,
  losses: LossCounter,
): Generator<ReadItem> {
  let read = 0;
  for (const { line, text: record } of splitRecords(content)) {
    const [text = '', ...fields] = record.split(FIELD);
    if (fields.length === 0) {
      const code = read === 0 ? 'not-this-format' : 'broken-file';
      yield err({ code, file: path, line, reason: 'expected "text|||start    end    tag|||"' });
      if (read === 0) return;
      continue;
    }
    const draft = new ImportDraft(text, { options, losses, file: path });
    draft.moveTo(`${path}:${line}`);
    for (const field of fields.filter((part) => part.trim() !== '')) addListed(draft, field);
    read += 1;
    yield ok(draft.build());
  }
}

function addListed(draft: ImportDraft, field: string): void {
  const [, start, last, tag] = ANNOTATION.exec(field) ?? [];
  if (tag === undefined) draft.lose('broken-item', 'expected "start    end    tag"');
  else draft.listedMention(tag, { start: Number(start), end: Number(last) + 1 });
}
