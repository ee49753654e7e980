/** Reads every corpus, splits train from validation, and writes the unified form. */
import { join } from 'node:path';
import { ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import type { Corpus } from '../../src/corpus/catalogue/corpus';
import { corpusSchema, keepRelations } from '../../src/corpus/corpus-schema';
import { counterfactualPart } from '../../src/corpus/counterfactual/counterfactual';
import { isTold } from '../../src/corpus/counterfactual/told';
import { partition } from '../../src/corpus/partition';
import type { CorpusPart, LoadedCorpus } from '../../src/corpus/partition';
import { reportOf } from '../../src/corpus/report';
import type { CorpusReport } from '../../src/corpus/report';
import type { SourceDocument } from '../../src/corpus/source';
import { unifiedLine } from '../../src/formats/unified';
import type { FileError } from '../text-file';
import { readCorpusFiles } from './corpus-files';
import { unpack } from './unpack';
import { writeAll } from './write';
import type { CorpusSchema, GoldFile } from './write';

export function convertAll(
  corpora: readonly Corpus[],
  data: string,
  out: string,
): Result<readonly CorpusReport[], FileError> {
  const loaded = loadAll(corpora, data, join(out, 'raw'));
  if (!loaded.ok) return loaded;
  const reports: CorpusReport[] = [];
  const schemas: Record<string, CorpusSchema> = {};
  const lines = { train: [] as string[], valid: [] as string[] };
  const gold: GoldFile[] = [];
  for (const { part, schema } of partition(loaded.value).flatMap(withSchemas)) {
    const { corpus, train, valid } = part;
    const unified = unify(corpus.name, 'valid', valid, schema);
    if (corpus.unseen !== true) {
      schemas[corpus.name] = { schema, closed: corpus.closed, rootsClosed: corpus.rootsClosed };
      lines.valid.push(...unified);
    }
    lines.train.push(...unify(corpus.name, 'train', train, schema));
    gold.push(...goldOf(part, unified), {
      name: `${corpus.name}.schema.json`,
      records: [`${JSON.stringify(schema)}\n`],
    });
    reports.push(reportOf(part, schema));
  }
  writeAll(out, lines, schemas, gold);
  return ok(reports);
}

/** Counterfactual texts are a part of their own, with the labels of the corpus that they come from. */
function withSchemas(part: CorpusPart): { readonly part: CorpusPart; readonly schema: Schema }[] {
  const { corpus, train, valid } = part;
  const shown = corpus.unseen === true ? valid : train;
  const schema = corpusSchema(
    shown.map(({ document }) => document),
    corpus.minimum,
    corpus.mentionsComplete,
  );
  const parts = corpus.counterfactual === true ? [part, counterfactualPart(part)] : [part];
  return parts.map((own) => ({ part: own, schema }));
}

/** Relations outside the schema are left out. */
function unify(
  corpus: string,
  side: string,
  sources: readonly SourceDocument[],
  schema: Schema,
): readonly string[] {
  return sources.map(({ document }, index) => {
    const id = `${corpus}-${side}-${String(index).padStart(6, '0')}`;
    const kept = { ...document, id, ...keepRelations(document.extraction, schema) };
    return unifiedLine(kept, corpus, (relation) => !isTold(document, relation));
  });
}

/** Validation documents in the unified form, and as they stood in their files. */
function goldOf({ corpus, valid }: CorpusPart, unified: readonly string[]): readonly GoldFile[] {
  const all = [{ name: `${corpus.name}.jsonl`, records: unified.map((line) => `${line}\n`) }];
  if (corpus.gold === undefined) return all;
  // A block of a CoNLL file ends with a line break already, so the blank line comes by itself.
  const records = valid.flatMap(({ record }) => (record === undefined ? [] : [`${record}\n`]));
  return [...all, { name: corpus.gold, records }];
}

function loadAll(
  corpora: readonly Corpus[],
  data: string,
  raw: string,
): Result<readonly LoadedCorpus[], FileError> {
  const folders = new Map<string, string>();
  const loaded: LoadedCorpus[] = [];
  for (const corpus of corpora) {
    const folder = folderOf(corpus.archive, data, raw, folders);
    if (!folder.ok) return folder;
    const train = readSide(corpus, folder.value, corpus.train);
    if (!train.ok) return train;
    const valid = readSide(corpus, folder.value, corpus.valid);
    if (!valid.ok) return valid;
    loaded.push({ corpus, train: train.value, valid: valid.value });
  }
  return ok(loaded);
}

function readSide(
  corpus: Corpus,
  folder: string,
  names: readonly string[],
): Result<readonly SourceDocument[], FileError> {
  const files = readCorpusFiles(folder, names);
  if (!files.ok) return files;
  const read = corpus.read(files.value);
  return read.ok
    ? read
    : { ok: false, error: { ...read.error, file: join(folder, read.error.file) } };
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
