/** Command line: annotated files from one format to another, with a report of what had no place. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { shownOf, type Document } from '../../src/core/document';
import { ok, type Result } from '../../src/core/result';
import { LossCounter } from '../../src/formats/count-losses';
import type { FormatFailure, Loss, ReadOptions, WriteOptions } from '../../src/formats/format';
import { formatOf } from '../../src/formats/registry';
import { renameTypes } from '../../src/formats/rename-types';
import { parseLabelNames } from '../evaluate/gold';
import { describeFileError, readText } from '../text-file';
import { listInputs } from './input-files';
import { readConvertOptions, USAGE, type ConvertOptions } from './options';
import { OutputFiles } from './output-files';
import { readInputs } from './read-inputs';

interface Counts {
  documents: number;
  mentions: number;
  relations: number;
  events: number;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readConvertOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${USAGE}`);
  if (options.value === 'help') {
    console.log(USAGE);
    return 0;
  }
  const names = readNames(options.value.labels);
  if (!names.ok) return complain(names.error);
  const given = readGiven(options.value.text);
  if (!given.ok) return complain(given.error);
  try {
    return await convert(options.value, names.value, given.value);
  } catch (error) {
    // What the system refuses: a full disk, a folder that may not be written.
    if (error instanceof Error && 'code' in error) return complain(error.message);
    throw error;
  }
}

/** The text that annotations without one of their own belong to. */
function readGiven(file: string | undefined): Result<string | undefined, string> {
  if (file === undefined) return ok(undefined);
  const text = readText(file);
  return text.ok ? text : { ok: false, error: describeFileError(text.error) };
}

function readNames(file: string | undefined): Result<ReadonlyMap<string, string>, string> {
  if (file === undefined) return ok(new Map());
  const text = readText(file);
  if (!text.ok) return { ok: false, error: describeFileError(text.error) };
  const names = parseLabelNames(text.value);
  return names.ok ? names : { ok: false, error: describeFileError({ file, ...names.error }) };
}

async function convert(
  options: ConvertOptions,
  names: ReadonlyMap<string, string>,
  text: string | undefined,
): Promise<number> {
  const { from, to, out } = options;
  const inputs = listInputs(options.inputs);
  if (!inputs.ok) return complain(describe(inputs.error));
  const report = { failures: [] as FormatFailure[], losses: [] as Loss[] };
  const counts: Counts = { documents: 0, mentions: 0, relations: 0, events: 0 };
  const renamed = new LossCounter();
  const reading = readInputs(from, inputs.value, readOptionsOf(options, text), report);
  const documents = counted(reading, (document) => {
    const next = renameTypes(document, names, renamed);
    addCounts(counts, next);
    return next;
  });
  const format = formatOf(to);
  const writing = format?.write?.(documents, writeOptionsOf(options));
  if (format === undefined || writing === undefined) return complain(`${to} cannot be written`);
  const output = new OutputFiles(out, format.folder === true || isFolder(out));
  for await (const file of writing) output.write(file);
  const losses = [...report.losses, ...renamed.losses(), ...writing.losses()];
  return tell(options, { ...counts, losses, failures: report.failures });
}

function readOptionsOf({ offsets }: ConvertOptions, text: string | undefined): ReadOptions {
  let ids = 0;
  return {
    ...(offsets === undefined ? {} : { offsets }),
    ...(text === undefined ? {} : { text }),
    now: Date.now(),
    newId: () => `c${(ids += 1)}`,
  };
}

function writeOptionsOf({ offsets, accepted }: ConvertOptions): WriteOptions {
  return {
    ...(offsets === undefined ? {} : { offsets }),
    ...(accepted ? { only: 'accepted' } : {}),
  };
}

interface Report extends Counts {
  readonly losses: readonly Loss[];
  readonly failures: readonly FormatFailure[];
}

/** Writes the report where it was asked for; the exit code. */
function tell({ report: file, strict }: ConvertOptions, report: Report): number {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  const { losses, failures } = report;
  for (const { code, count, detail } of losses) console.error(`${code}: ${count} (${detail})`);
  for (const failure of failures) console.error(describe(failure));
  if (failures.length > 0) return 2;
  return strict && losses.length > 0 ? 1 : 0;
}

function isFolder(out: string): boolean {
  return out.endsWith('/') || (existsSync(out) && statSync(out).isDirectory());
}

async function* counted(
  documents: AsyncIterable<Document>,
  change: (document: Document) => Document,
): AsyncGenerator<Document> {
  for await (const document of documents) yield change(document);
}

function addCounts(counts: Counts, document: Document): void {
  const { mentions, relations, events } = shownOf(document).extraction;
  counts.documents += 1;
  counts.mentions += mentions.length;
  counts.relations += relations.length;
  counts.events += events.length;
}

function describe({ code, file, line, reason }: FormatFailure): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${reason} (${code})`;
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
