/** `dataset check`: what is wrong with a dataset. */
import { writeFileSync } from 'node:fs';
import { CheckRun, type CheckReport } from '../../src/corpus/check/run';
import { checkPage } from '../../src/corpus/report-page/page';
import { printHelp } from '../help';
import { openInputs, type DatasetInputs } from './inputs';
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
  const { checks, language, json, html, scores, strict } = options;
  const run = new CheckRun(options.check, checks);
  for await (const placed of inputs.documents()) run.see(placed);
  for await (const placed of inputs.documents()) run.again(placed);
  const report = run.report();
  const { failures, losses } = inputs;
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify({ ...report, losses, failures }, undefined, 2)}\n`);
  }
  if (html !== undefined) writeFileSync(html, checkPage(report, language));
  if (scores !== undefined) writeScores(scores, run);
  console.log(checkTable(report));
  tellProblems(inputs);
  if (failures.length > 0) return 2;
  return strict && report.checks.some(({ count }) => count > 0) ? 1 : 0;
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
