/** Command line: annotated files from one format to another, with a report of what had no place. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { ok, type Result } from '../../src/core/result';
import type { FormatFailure, Loss, ReadOptions, WriteOptions } from '../../src/formats/format';
import { formatOf } from '../../src/formats/registry';
import { parseLabelNames } from '../evaluate/gold';
import { describeFileError, readText } from '../text-file';
import { DocumentChanges, type Counts } from './change-documents';
import type { SuspectCount } from './deidentify';
import { listInputs } from './input-files';
import { readConvertOptions, USAGE, type ConvertOptions } from './options';
import { OutputFiles } from './output-files';
import { readInputs } from './read-inputs';

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
  const reading = readInputs(from, inputs.value, readOptionsOf(options, text), report);
  const changes = new DocumentChanges(names, options.deidentify);
  const format = formatOf(to);
  const writing = format?.write?.(changes.apply(reading), writeOptionsOf(options));
  if (format === undefined || writing === undefined) return complain(`${to} cannot be written`);
  const output = new OutputFiles(out, format.folder === true || isFolder(out));
  for await (const file of writing) output.write(file);
  return tell(options, {
    ...changes.counts,
    losses: [...report.losses, ...changes.losses(), ...writing.losses()],
    suspects: changes.suspects(),
    failures: report.failures,
  });
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
  /** Undefined where nothing was to be replaced: the report has no such field then. */
  readonly suspects: readonly SuspectCount[] | undefined;
  readonly failures: readonly FormatFailure[];
}

/** Writes the report where it was asked for; the exit code. */
function tell({ report: file, strict }: ConvertOptions, report: Report): number {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  const { losses, suspects, failures } = report;
  for (const { code, count, detail } of losses) console.error(`${code}: ${count} (${detail})`);
  if (suspects !== undefined) console.error(suspectLine(suspects, file));
  for (const failure of failures) console.error(describe(failure));
  if (failures.length > 0) return 2;
  return strict && losses.length > 0 ? 1 : 0;
}

function suspectLine(suspects: readonly SuspectCount[], report: string | undefined): string {
  const total = suspects.reduce((sum, { count }) => sum + count, 0);
  const place = report === undefined ? '--report FILE lists them' : `listed in ${report}`;
  return `suspects: ${total} (unmarked, but like a name or number; ${place})`;
}

function isFolder(out: string): boolean {
  return out.endsWith('/') || (existsSync(out) && statSync(out).isDirectory());
}

function describe({ code, file, line, reason }: FormatFailure): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${reason} (${code})`;
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
