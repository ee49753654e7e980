/** `dataset check`: what is wrong with a dataset. */
import { writeFileSync } from 'node:fs';
import type { Check } from '../../src/corpus/check/check';
import { modelDoubts } from '../../src/corpus/check/model-doubts';
import { CheckRun, type CheckReport } from '../../src/corpus/check/run';
import type { DatasetQuality } from '../../src/corpus/quality/dataset-quality';
import { checkPage } from '../../src/corpus/report-page/page';
import { printHelp } from '../help';
import { modelFolder } from '../model-option';
import { openInputs, type DatasetInputs } from './inputs';
import { writeReview } from './write-review';
import { describeJudging, readForJudging, writeDoubts } from './judge';
import { LineFile } from './line-files';
import { readCheckOptions, type CheckVerbOptions } from './options';
import { complain, describeFailure, table, tellProblems } from './tell';
import { CHECK_USAGE } from './usage';

export async function check(args: readonly string[]): Promise<number> {
  if (printHelp(args, CHECK_USAGE)) return 0;
  const options = readCheckOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${CHECK_USAGE}`);
  const inputs = openInputs(options.value);
  if (!inputs.ok) return complain(describeFailure(inputs.error));
  return await checkInputs(options.value, inputs.value);
}

async function checkInputs(options: CheckVerbOptions, inputs: DatasetInputs): Promise<number> {
  const { checks, judge } = options;
  if (judge === undefined) return await checkWith(options, inputs, checks);
  const opened = await modelFolder(judge.folder);
  if (!opened.ok) return complain(opened.error);
  try {
    const run = await readForJudging(opened.value, inputs);
    const quality = run.judge(judge.cross, (done) => {
      console.error(`folds judged: ${done} of ${judge.cross.folds}`);
    });
    return await checkWith(options, inputs, [...checks, modelDoubts(quality)], quality);
  } finally {
    await opened.value.dispose();
  }
}

async function checkWith(
  options: CheckVerbOptions,
  inputs: DatasetInputs,
  checks: readonly Check[],
  quality?: DatasetQuality,
): Promise<number> {
  const run = new CheckRun(options.check, checks);
  for await (const placed of inputs.documents()) run.see(placed);
  for await (const placed of inputs.documents()) run.again(placed);
  const report = run.report();
  writeReports(options, inputs, report, quality);
  if (options.scores !== undefined) writeScores(options.scores, run);
  console.log(checkTable(report));
  if (quality !== undefined) {
    console.log(`\n${describeJudging(quality)}`);
    writeDoubts(options.judge?.doubts, quality, (index) => run.where(index));
    await writeReview(options.judge?.review, quality, inputs);
  }
  tellProblems(inputs);
  if (inputs.failures.length > 0) return 2;
  return options.strict && report.checks.some(({ count }) => count > 0) ? 1 : 0;
}

function writeReports(
  { json, html, language }: CheckVerbOptions,
  { failures, losses }: DatasetInputs,
  report: CheckReport,
  quality: DatasetQuality | undefined,
): void {
  if (json !== undefined) {
    const judged = quality === undefined ? {} : { model: { ...quality, doubts: undefined } };
    const told = { ...report, ...judged, losses, failures };
    writeFileSync(json, `${JSON.stringify(told, undefined, 2)}\n`);
  }
  if (html !== undefined) writeFileSync(html, checkPage(report, language));
}

/** One line a document, in the order of reading. */
function writeScores(file: string, run: CheckRun): void {
  const lines = new LineFile(file);
  for (const score of run.scores()) lines.write(JSON.stringify(score));
  lines.close();
}

function checkTable({ documents, quality, checks }: CheckReport): string {
  const rows = checks.map(({ code, count, documents: of, repair = '' }) => [
    code,
    String(count),
    String(of),
    count === 0 ? '' : repair,
  ]);
  return `documents: ${documents}   mean quality: ${quality.mean}

${table([['check', 'found', 'documents', 'repair'], ...rows])}`;
}
