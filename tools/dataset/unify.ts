/** `dataset unify`: files of any format as lines of one dataset. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from '../../src/core/document';
import { ok, type Result } from '../../src/core/result';
import { lineOf } from '../../src/corpus/dataset/line';
import {
  LABEL_TABLE_WORDS,
  NO_LABELS,
  parseLabelTable,
  type LabelTable,
} from '../../src/corpus/unify/label-table';
import { lineDocuments, type Sourced } from '../../src/corpus/unify/line-documents';
import { UnifyRun } from '../../src/corpus/unify/unify-run';
import type { FormatFailure, Loss, ReadOptions } from '../../src/formats/format';
import { VISCACHA } from '../../src/formats/viscacha';
import type { InputPath } from '../convert/input-files';
import { readInputs } from '../convert/read-inputs';
import { printHelp } from '../help';
import { describeFileError, readText } from '../text-file';
import { groupInputs, isLineFile, sourceName, stemOf, type InputGroup } from './inputs';
import { LineFile } from './line-files';
import { readUnifyOptions, type UnifyVerbOptions } from './options';
import { readLines } from './read-lines';
import { complain, describeFailure, table, tellProblems } from './tell';
import { UNIFY_USAGE } from './usage';

export async function unify(args: readonly string[]): Promise<number> {
  if (printHelp(args, UNIFY_USAGE)) return 0;
  const options = readUnifyOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${UNIFY_USAGE}`);
  const labels = readTable(options.value.labels);
  if (!labels.ok) return complain(labels.error);
  const groups = groupInputs(options.value.inputs);
  if (!groups.ok) return complain(describeFailure(groups.error));
  const places = groups.value.flatMap(({ inputs }) => inputs.map(({ place }) => place));
  if (places.some((place) => path.resolve(place) === path.resolve(options.value.out))) {
    return complain(`-o is one of the inputs: ${options.value.out}`);
  }
  return await unifyGroups(options.value, labels.value, groups.value);
}

function readTable(file: string | undefined): Result<LabelTable, string> {
  if (file === undefined) return ok(NO_LABELS);
  const content = readText(file);
  if (!content.ok) return { ok: false, error: describeFileError(content.error) };
  const read = parseLabelTable(content.value);
  if (read.ok) return read;
  const { code, line, reason } = read.error;
  const { en, zh } = LABEL_TABLE_WORDS[code];
  const error = `${describeFileError({ file, line, reason })}\n${en}\n${zh}`;
  return { ok: false, error };
}

interface Report {
  readonly failures: FormatFailure[];
  readonly losses: Loss[];
}

async function unifyGroups(
  options: UnifyVerbOptions,
  labels: LabelTable,
  groups: readonly InputGroup[],
): Promise<number> {
  const run = new UnifyRun({ labels, broaden: options.broader });
  const report: Report = { failures: [], losses: [] };
  const out = new LineFile(options.out);
  const documents = unified(options, groups, run, report, out);
  if (options.forms === undefined) await drain(documents);
  else await writeForms(options.forms, documents, report);
  out.close();
  const result = run.report();
  const losses = [...report.losses, ...result.losses];
  const all = { ...result, losses, failures: report.failures };
  if (options.report !== undefined) {
    writeFileSync(options.report, `${JSON.stringify(all, undefined, 2)}\n`);
  }
  const rows = result.sources.map(({ source, documents: count, mentions, relations, events }) =>
    [source, count, mentions, relations, events].map(String),
  );
  const heads = ['source', 'documents', 'mentions', 'relations', 'events'];
  console.log(table([heads, ...rows]));
  tellProblems(all);
  if (report.failures.length > 0) return 2;
  return options.strict && losses.length > 0 ? 1 : 0;
}

/** Each line is written while its document passes. */
async function drain(documents: AsyncGenerator<Document>): Promise<void> {
  while ((await documents.next()).done !== true) continue;
}

/** Each document once its line is written. */
async function* unified(
  { from, offsets, corpus }: UnifyVerbOptions,
  groups: readonly InputGroup[],
  run: UnifyRun,
  report: Report,
  out: LineFile,
): AsyncGenerator<Document> {
  const options = {
    ...(offsets === undefined ? {} : { offsets }),
    now: 0,
    newId: () => run.newId(),
  };
  for (const group of groups) {
    for await (const { document, source } of documentsOf(from, group, options, report)) {
      const taken = run.take(document, corpus ?? source);
      out.write(lineOf(taken.line));
      yield taken.document;
    }
  }
}

/** Lines of a dataset first, each from the corpus that it names. */
async function* documentsOf(
  from: string,
  { folder, inputs }: InputGroup,
  options: ReadOptions,
  report: Report,
): AsyncGenerator<Sourced> {
  const others: InputPath[] = [];
  for (const input of inputs) {
    const mayBe = from === 'auto' || from === 'chinchilla';
    if (mayBe && (await isLineFile(input.place))) {
      const lines = readLines(input.place);
      yield* lineDocuments(
        { file: input.place, source: stemOf(input.path), lines },
        options,
        report,
      );
    } else others.push(input);
  }
  if (others.length === 0) return;
  for await (const document of readInputs(from, others, options, report)) {
    yield { document, source: sourceName(folder, document.source?.file ?? '') };
  }
}

const FORMS = ['entities', 'relations', 'events'] as const;

/** The sentence forms: a file for each, whose records say which they are. */
async function writeForms(
  folder: string,
  documents: AsyncIterable<Document>,
  report: Report,
): Promise<void> {
  const files = new Map(
    FORMS.map((form) => [form, new LineFile(path.join(folder, `${form}.jsonl`))] as const),
  );
  const writing = VISCACHA.write?.(documents, {});
  if (writing === undefined) throw new Error('the sentence forms cannot be written');
  for await (const { content } of writing) {
    const lines = typeof content === 'string' ? content.split('\n') : [];
    for (const line of lines) if (line !== '') files.get(formOf(line))?.write(line);
  }
  for (const file of files.values()) file.close();
  report.losses.push(...writing.losses().map((loss) => ({ ...loss, code: `forms: ${loss.code}` })));
}

function formOf(line: string): (typeof FORMS)[number] {
  const record = JSON.parse(line) as object;
  return FORMS.find((form) => form in record) ?? 'entities';
}
