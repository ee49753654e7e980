/** A format of JSON records, one document each: from its shape, how one is read, how one is written. */
import { err, ok, type Result } from '../core/result';
import type { Document } from '../core/document';
import { LossCounter } from './count-losses';
import { ExportView, type ExportLoss } from './export-view';
import type {
  Format,
  FormatFailure,
  FormatFile,
  ReadItem,
  Reading,
  ReadOptions,
  WriteOptions,
  Writing,
} from './format';
import { DRAFT_LOSSES, ImportDraft } from './import-draft';
import { readRecords, type JsonRecord } from './read-records';
import { loseChanged, READ_BACK_LOSSES, type ItemKind } from './read-back';
import type { Shape } from './shape';

export interface RecordReader<T> {
  readonly shape: Shape<T>;
  readonly text: (record: T) => string;
  /** Of the document, where a record has one. */
  readonly documentId?: (record: T) => string | undefined;
  /** Records of one file that follow each other and have one key are one document. */
  readonly groupKey?: (record: T) => string | undefined;
  /** A record of the same document that says nothing that the one before it did not. */
  readonly repeats?: (record: T, before: T) => boolean;
  readonly fill: (record: T, draft: ImportDraft, options: ReadOptions) => void;
}

export interface RecordFormat<T> {
  readonly id: string;
  readonly name: string;
  readonly extensions: readonly string[];
  /** Beside what every draft may report. */
  readonly losses: readonly string[];
  readonly read: RecordReader<T>;
  /** Kinds of items of which each that would not be read back as it is has to be counted. */
  readonly checks: readonly ItemKind[];
  /** Details of documents that it keeps, so that they are not counted as lost. */
  readonly keeps?: readonly ExportLoss[];
  /** What offsets count unless the options say otherwise; absent: the format demands code points. */
  readonly unit?: 'utf16' | 'code-point';
  /** Another file to go with the records, such as a script that loads them. */
  readonly extra?: FormatFile;
  /** Records of one document, each on a line of its own. */
  readonly write: (view: ExportView, options: WriteOptions) => readonly unknown[];
}

export function recordFormat<T>(format: RecordFormat<T>): Format {
  const { id, name, extensions, losses, read, checks } = format;
  const changed = checks.map((kind) => READ_BACK_LOSSES[kind]);
  return {
    id,
    name,
    extensions,
    ...(format.extra === undefined ? {} : { folder: true as const }),
    losses: [...new Set([...DRAFT_LOSSES, ...losses, ...changed])],
    read: (files, options) => reading((counter) => readDocuments(files, options, read, counter)),
    write: (documents, options) =>
      writing((counter) => writeDocuments(documents, options, format, counter)),
  };
}

/** A reading whose losses are counted by what `items` is given. It is read once. */
export function reading(items: (losses: LossCounter) => AsyncGenerator<ReadItem>): Reading {
  const losses = new LossCounter();
  return { [Symbol.asyncIterator]: () => items(losses), losses: () => losses.losses() };
}

export function writing(files: (losses: LossCounter) => AsyncGenerator<FormatFile>): Writing {
  const losses = new LossCounter();
  return { [Symbol.asyncIterator]: () => files(losses), losses: () => losses.losses() };
}

interface Pending<T> {
  readonly draft: ImportDraft;
  readonly file: string;
  readonly key: string | undefined;
  readonly id: string | undefined;
  /** The record before, of this document. */
  readonly before?: T;
}

/** Drops the failures after the first one of a file of which no record was read. */
class FileFailures {
  readonly #known = new Set<string>();
  readonly #given = new Set<string>();

  /** A record of the file was read. */
  know(file: string): void {
    this.#known.add(file);
  }

  report(failure: FormatFailure, isJson: boolean): FormatFailure | undefined {
    const { file } = failure;
    if (this.#known.has(file)) return failure;
    if (this.#given.has(file)) return undefined;
    this.#given.add(file);
    return { ...failure, code: firstCode(isJson) };
  }
}

export async function* readDocuments<T>(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  reader: RecordReader<T>,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  let pending: Pending<T> | undefined;
  for await (const shaped of readShaped(files, reader)) {
    if (!shaped.ok) {
      yield shaped;
      continue;
    }
    const { value, file, where } = shaped.value;
    const key = reader.groupKey?.(value);
    if (pending === undefined || !continues(pending, file, key)) {
      if (pending !== undefined) yield ok(pending.draft.build(pending.id));
      const draft = new ImportDraft(reader.text(value), { options, losses, file });
      pending = { draft, file, key, id: reader.documentId?.(value) };
    }
    if (repeated(reader, value, pending.before)) continue;
    pending.draft.moveTo(where);
    reader.fill(value, pending.draft, options);
    pending = { ...pending, before: value };
  }
  if (pending !== undefined) yield ok(pending.draft.build(pending.id));
}

/** Records of the shape, and the failures that are to be reported. */
async function* readShaped<T>(
  files: AsyncIterable<FormatFile>,
  reader: RecordReader<T>,
): AsyncGenerator<Result<Shaped<T>, FormatFailure>> {
  const failures = new FileFailures();
  for await (const record of readRecords(files)) {
    const shaped = record.ok ? shapeOf(record.value, reader) : record;
    if (shaped.ok) {
      failures.know(shaped.value.file);
      yield shaped;
      continue;
    }
    const failure = failures.report(shaped.error, record.ok);
    if (failure !== undefined) yield err(failure);
  }
}

function repeated<T>({ repeats }: RecordReader<T>, value: T, before: T | undefined): boolean {
  return before !== undefined && repeats?.(value, before) === true;
}

/** Whether a record of this file and key belongs to the document before it. */
function continues(pending: Pending<unknown>, file: string, key: string | undefined): boolean {
  return key !== undefined && pending.key === key && pending.file === file;
}

/** Of the first record of a file: JSON of another shape, or none at all. */
function firstCode(isJson: boolean): 'not-this-format' | 'broken-file' {
  return isJson ? 'not-this-format' : 'broken-file';
}

function shapeOf<T>(
  { value, file, line, where }: JsonRecord,
  reader: RecordReader<T>,
): Result<Shaped<T>, FormatFailure> {
  const record = reader.shape(value, '');
  if (record.ok) return ok({ value: record.value, file, where });
  if (line !== undefined) return err({ code: 'broken-file', file, line, reason: record.error });
  return err({ code: 'broken-file', file, reason: `${where}: ${record.error}` });
}

interface Shaped<T> {
  readonly value: T;
  readonly file: string;
  readonly where: string;
}

async function* writeDocuments<T>(
  documents: AsyncIterable<Document>,
  options: WriteOptions,
  { id, read, write, checks, keeps, extra, unit }: RecordFormat<T>,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const viewOptions = {
    ...(unit === undefined ? {} : { offsets: options.offsets ?? unit }),
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(keeps === undefined ? {} : { keeps }),
  };
  for await (const document of documents) {
    const view = new ExportView(document, losses, viewOptions);
    const records = write(view, options);
    const lines = records.map((record) => JSON.stringify(record));
    loseChanged(view, checks, (draft) => {
      for (const line of lines) {
        const record = read.shape(JSON.parse(line), '');
        if (record.ok) read.fill(record.value, draft, { now: 0, newId: () => '' });
      }
    });
    const content = lines.map((line) => `${line}\n`).join('');
    if (content !== '') yield { path: `${id}.jsonl`, content };
  }
  if (extra !== undefined) yield extra;
}
