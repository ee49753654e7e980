/** Reads every corpus, splits train from validation, and writes the unified form. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotatedDocument, Issue } from '../../src/core/extraction';
import { ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import type { Corpus } from './corpora';
import { corpusSchema, keepRelations } from './corpus-schema';
import type { FileError } from '../text-file';
import type { SourceDocument } from './source';
import { dropRepeats, validationTexts } from './split';
import { unpack } from './unpack';

/** One row of the table that the tool prints. */
export interface CorpusReport {
  readonly corpus: string;
  readonly train: number;
  readonly valid: number;
  readonly mentions: number;
  readonly relations: number;
  readonly events: number;
  readonly ungrounded: number;
  readonly unmapped: number;
  readonly dropped: number;
}

interface Loaded {
  readonly corpus: Corpus;
  readonly documents: readonly SourceDocument[];
}

interface CorpusSchema {
  readonly schema: Schema;
  readonly closed: boolean;
  readonly rootsClosed: boolean;
}

export function convertAll(
  corpora: readonly Corpus[],
  data: string,
  out: string,
): Result<readonly CorpusReport[], FileError> {
  const loaded = loadAll(corpora, data, join(out, 'raw'));
  if (!loaded.ok) return loaded;
  const validTexts = validationTexts(
    loaded.value.map(({ corpus, documents }) => ({ documents, valid: corpus.valid })),
  );
  const reports: CorpusReport[] = [];
  const schemas: Record<string, CorpusSchema> = {};
  const lines = { train: [] as string[], valid: [] as string[] };
  const gold = new Map<string, string[]>();
  for (const { corpus, documents } of loaded.value) {
    const train = documents.filter(({ document }) => !validTexts.has(document.text));
    const valid = documents.filter(({ document }) => validTexts.has(document.text));
    const schema = corpusSchema(
      train.map(({ document }) => document),
      corpus.minimum,
      corpus.mentionsComplete,
    );
    schemas[corpus.name] = { schema, closed: corpus.closed, rootsClosed: corpus.rootsClosed };
    lines.train.push(...unify(corpus, 'train', train, schema));
    lines.valid.push(...unify(corpus, 'valid', valid, schema));
    if (corpus.gold !== undefined) {
      const records = gold.get(corpus.gold) ?? [];
      gold.set(corpus.gold, records);
      for (const { record } of valid) if (record !== undefined) records.push(record);
    }
    reports.push(reportOf(corpus, train, valid, schema));
  }
  writeAll(out, lines, schemas, gold);
  return ok(reports);
}

/** A text that an earlier corpus of the same archive holds is left to it. */
function loadAll(
  corpora: readonly Corpus[],
  data: string,
  raw: string,
): Result<readonly Loaded[], FileError> {
  const folders = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  const loaded: Loaded[] = [];
  for (const corpus of corpora) {
    const folder = folderOf(corpus.archive, data, raw, folders);
    if (!folder.ok) return folder;
    const read = corpus.read(folder.value);
    if (!read.ok) return read;
    const seen = taken.get(corpus.archive) ?? new Set<string>();
    taken.set(corpus.archive, seen);
    const documents = dropRepeats(read.value).filter(
      ({ document }) => document.text.trim() !== '' && !seen.has(document.text),
    );
    for (const { document } of documents) seen.add(document.text);
    loaded.push({ corpus, documents });
  }
  return ok(loaded);
}

function folderOf(
  archive: string,
  data: string,
  raw: string,
  known: Map<string, string>,
): Result<string, FileError> {
  const folder = known.get(archive);
  if (folder !== undefined) return ok(folder);
  const unpacked = unpack(join(data, `${archive}.tar.xz`), raw);
  if (unpacked.ok) known.set(archive, unpacked.value);
  return unpacked;
}

function unify(
  corpus: Corpus,
  side: string,
  documents: readonly SourceDocument[],
  schema: Schema,
): readonly string[] {
  return documents.map(({ document }, index) => {
    const { mentions, relations, events } = keepRelations(document.extraction, schema).extraction;
    const id = `${corpus.name}-${side}-${String(index).padStart(6, '0')}`;
    const { text } = document;
    return JSON.stringify({ id, corpus: corpus.name, text, mentions, relations, events });
  });
}

function reportOf(
  corpus: Corpus,
  train: readonly SourceDocument[],
  valid: readonly SourceDocument[],
  schema: Schema,
): CorpusReport {
  const extractions = [...train, ...valid].map(({ document }) => document.extraction);
  const sum = (count: (document: AnnotatedDocument['extraction']) => number): number =>
    extractions.reduce((total, extraction) => total + count(extraction), 0);
  const issues = (test: (issue: Issue) => boolean): number =>
    sum((extraction) => extraction.issues.filter(test).length);
  return {
    corpus: corpus.name,
    train: train.length,
    valid: valid.length,
    mentions: sum(({ mentions }) => mentions.length),
    relations: sum((extraction) => keepRelations(extraction, schema).extraction.relations.length),
    events: sum(({ events }) => events.length),
    ungrounded: issues(({ code }) => code === 'ungrounded'),
    unmapped: issues(({ detail }) => detail.startsWith('label not mapped')),
    dropped:
      issues(({ code, detail }) => code === 'cut' && !detail.startsWith('label not mapped')) +
      sum((extraction) => keepRelations(extraction, schema).dropped),
  };
}

function writeAll(
  out: string,
  lines: { readonly train: readonly string[]; readonly valid: readonly string[] },
  schemas: Readonly<Record<string, CorpusSchema>>,
  gold: ReadonlyMap<string, readonly string[]>,
): void {
  const body = (rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');
  rmSync(join(out, 'gold'), { recursive: true, force: true });
  mkdirSync(join(out, 'gold'), { recursive: true });
  writeFileSync(join(out, 'train.jsonl'), body(lines.train));
  writeFileSync(join(out, 'valid.jsonl'), body(lines.valid));
  writeFileSync(join(out, 'schemas.json'), `${JSON.stringify(schemas, null, 2)}\n`);
  // A block of a CoNLL file ends with a line break already, so the blank line comes by itself.
  for (const [name, records] of gold) writeFileSync(join(out, 'gold', name), body(records));
}
