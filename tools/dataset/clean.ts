/** `dataset clean`: chosen repairs, with a report before and after. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CheckRun, type CheckReport } from '../../src/corpus/check/run';
import { CleanRun, type CleanReport } from '../../src/corpus/clean/clean-run';
import type { Placed } from '../../src/corpus/dataset/document';
import { lineOf } from '../../src/corpus/dataset/line';
import { cleanPage } from '../../src/corpus/report-page/page';
import { printHelp } from '../help';
import { openInputs, stemOf, type DatasetInputs } from './inputs';
import { LineFile } from './line-files';
import { readCleanOptions, type CleanVerbOptions } from './options';
import { complain, describeFailure, table, tellProblems } from './tell';
import { CLEAN_USAGE } from './usage';

export async function clean(args: readonly string[]): Promise<number> {
  if (printHelp(args, CLEAN_USAGE)) return 0;
  const options = readCleanOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${CLEAN_USAGE}`);
  const inputs = openInputs(options.value);
  if (!inputs.ok) return complain(describeFailure(inputs.error));
  const written = placesOf(options.value.out, inputs.value.places);
  const own = inputs.value.places.map((place) => path.resolve(place));
  const lost = [...written.values()].find((place) => own.includes(path.resolve(place)));
  if (lost !== undefined) return complain(`-o is one of the inputs: ${lost}`);
  return await cleanInputs(options.value, inputs.value, written);
}

async function cleanInputs(
  options: CleanVerbOptions,
  inputs: DatasetInputs,
  places: ReadonlyMap<string, string>,
): Promise<number> {
  const run = new CleanRun(options.repairs, options.check);
  for await (const placed of inputs.documents()) run.see(placed);
  const files = new Map<string, LineFile>();
  for await (const placed of inputs.documents()) {
    const cleaned = run.again(placed);
    if (cleaned === undefined || placed.isTest) continue;
    const place = places.get(placed.file) ?? options.out;
    const file = files.get(place) ?? new LineFile(place);
    files.set(place, file);
    file.write(lineOf(cleaned));
  }
  for (const file of files.values()) file.close();
  const report = run.report(await checkWritten(options, [...files.keys()]));
  return tell(options, report, inputs);
}

/** What was written, beside the test sets that it was compared with. */
async function checkWritten(
  { tests, check }: CleanVerbOptions,
  written: readonly string[],
): Promise<CheckReport> {
  const run = new CheckRun(check);
  const inputs = openInputs({ inputs: written, tests, from: 'auto' });
  if (!inputs.ok) throw new Error(describeFailure(inputs.error));
  for await (const placed of inputs.value.documents()) run.see(placed satisfies Placed);
  for await (const placed of inputs.value.documents()) run.again(placed);
  return run.report();
}

function tell(options: CleanVerbOptions, report: CleanReport, inputs: DatasetInputs): number {
  const { json, html, language } = options;
  const { failures, losses } = inputs;
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ ...report, losses, failures }, undefined, 2)}\n`);
  }
  if (html !== undefined) writeFileSync(html, cleanPage(report, language));
  console.log(cleanTable(report));
  tellProblems(inputs);
  return failures.length > 0 ? 2 : 0;
}

function cleanTable({ repairs, before, after }: CleanReport): string {
  const done = repairs.map(({ code, count, documents }) => [
    code,
    String(count),
    String(documents),
  ]);
  const checks = before.checks.map(({ code, count }) => {
    const left = after.checks.find((other) => other.code === code)?.count ?? 0;
    return [code, String(count), String(left)];
  });
  return `${table([['repair', 'changes', 'documents'], ...done])}

${table([
  ['check', 'before', 'after'],
  ['documents', String(before.documents), String(after.documents)],
  ['mean quality', String(before.quality.mean), String(after.quality.mean)],
  ...checks,
])}`;
}

/** One file, or in a folder one for each input. */
function placesOf(out: string, inputs: readonly string[]): ReadonlyMap<string, string> {
  const isFolder = out.endsWith('/') || (existsSync(out) && statSync(out).isDirectory());
  return new Map(
    inputs.map((input) => [input, isFolder ? path.join(out, `${stemOf(input)}.jsonl`) : out]),
  );
}
