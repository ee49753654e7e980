/** Command line: how well the built-in model, or a file of predictions, does on annotated files. */
import { writeFileSync } from 'node:fs';
import { evaluationPage } from '../../src/evaluation/page/page';
import { faultTable } from '../../src/evaluation/tables';
import { describeFailure } from '../dataset/tell';
import { printHelp } from '../help';
import { assess } from './assess';
import { readAnnotated } from './annotated-files';
import { writeCsv } from './csv-file';
import { evaluate, tasksOf, type Evaluation } from './evaluation';
import { readEvaluateOptions, type EvaluateOptions } from './options';
import { readNames, readQuestion, type Question } from './question';
import { countIssues, reportJson, reportTable } from './report';
import { atThreshold, fileRun, modelRun, type Run } from './run-pairs';
import { tellJudged, writeSample } from './samples';
import { judgeKinds, reliabilityTable, sweepTable } from './sweep';
import { reportObject, tellReport } from './told';
import { USAGE } from './usage';

/** 2 where the arguments or the files are at fault. */
async function main(args: readonly string[]): Promise<number> {
  if (printHelp(args, USAGE)) return 0;
  const options = readEvaluateOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${USAGE}`);
  try {
    return await act(options.value);
  } catch (error) {
    // What the system refuses: a full disk, a folder that may not be written.
    if (error instanceof Error && 'code' in error) return complain(error.message);
    throw error;
  }
}

async function act(options: EvaluateOptions): Promise<number> {
  if (options.judged !== undefined) {
    const told = tellJudged(options.judged, options.json);
    if (!told.ok) return complain(told.error);
    console.log(told.value);
    return 0;
  }
  return options.gold.length === 0 ? await sampleFile(options) : await measure(options);
}

/** A sample of a file of predictions needs no gold. */
async function sampleFile(options: EvaluateOptions): Promise<number> {
  const { predictions = '', predictionsFormat: format, labels, threshold } = options;
  const names = readNames(labels);
  if (!names.ok) return complain(names.error);
  const request = { files: [predictions], format, names: names.value, scored: true };
  const read = await readAnnotated(request);
  if (!read.ok) return complain(read.error);
  const pairs = read.value.documents.map(({ extraction, ...document }) => ({
    ...document,
    gold: extraction,
    predicted: extraction,
  }));
  writeSample(found(atThreshold(pairs, threshold)), options);
  return tellProblems([{ ...read.value, name: predictions }]);
}

function found(pairs: Run['pairs']) {
  return pairs.map(({ id, text, predicted }) => ({ id, text, extraction: predicted }));
}

async function measure(options: EvaluateOptions): Promise<number> {
  const question = await readQuestion(options);
  if (!question.ok) return complain(question.error);
  const { predictions, against, model } = options;
  const run =
    predictions === undefined
      ? await modelRun(question.value, model)
      : await fileRun(predictions, question.value, options);
  if (!run.ok) return complain(run.error);
  const others: Run[] = [];
  for (const file of against === undefined ? [] : [against]) {
    const other = await fileRun(file, question.value, options);
    if (!other.ok) return complain(other.error);
    others.push(other.value);
  }
  tell(question.value, options, run.value, others[0]);
  writeSample(found(atThreshold(run.value.pairs, options.threshold)), options);
  const gold = { ...question.value, name: options.gold.join(', ') };
  return tellProblems([gold, run.value, ...others]);
}

function tell(
  question: Question,
  options: EvaluateOptions,
  run: Run,
  other: Run | undefined,
): void {
  const isWritten = options.errors !== undefined || options.html !== undefined;
  if (isPlain(options)) tellModel(question, options, run);
  if (!isPlain(options) || isWritten) tellConventions(question, options, run, other);
}

/** What the command says of the model where nothing else is asked. */
function isPlain({ predictions, against, conventions, bootstrap }: EvaluateOptions): boolean {
  return [predictions, against, conventions, bootstrap].every((option) => option === undefined);
}

function tellModel(
  { documents, schema, task, format }: Question,
  options: EvaluateOptions,
  run: Run,
) {
  const evaluation = evaluate(task, schema, run.pairs, options.threshold);
  const facts = {
    format,
    documents: documents.length,
    characters: documents.reduce((sum, { text }) => sum + text.length, 0),
    charsPerSecond: run.charsPerSecond ?? 0,
    threshold: options.threshold,
    ...countIssues(documents),
  };
  console.log(reportTable(evaluation, facts));
  tellScores(task, schema, options, run);
  if (options.json) console.log(reportJson(evaluation, facts));
}

/** `--sweep` and `--scores`. */
function tellScores(
  task: Question['task'],
  schema: Question['schema'],
  options: EvaluateOptions,
  { pairs }: Run,
): void {
  if (options.sweep) {
    const at = (threshold: number): Evaluation => evaluate(task, schema, pairs, threshold);
    console.log(`\n${sweepTable(at)}`);
    for (const part of tasksOf(task, schema)) {
      console.log(`\n${reliabilityTable(part, schema, pairs)}`);
    }
  }
  if (options.scores === undefined) return;
  const answers = tasksOf(task, schema).flatMap((part) => judgeKinds(part, schema, pairs));
  writeFileSync(options.scores, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
}

function tellConventions(
  question: Question,
  options: EvaluateOptions,
  run: Run,
  other: Run | undefined,
): void {
  const report = assess(question, options, run, other);
  const { errors, html, language } = options;
  if (errors !== undefined) writeCsv(errors, faultTable(report.parts, report.mode, language));
  if (html !== undefined) writeFileSync(html, evaluationPage(report, language));
  if (isPlain(options)) return;
  const { charsPerSecond } = run;
  const told = {
    intervals: options.bootstrap !== undefined,
    ...(charsPerSecond === undefined ? {} : { charsPerSecond }),
  };
  console.log(tellReport(report, told));
  tellScores(question.task, question.schema, options, run);
  if (options.json) console.log(JSON.stringify(reportObject(report, told)));
}

/** Losses and failures of what was read; the exit code. */
function tellProblems(read: readonly Pick<Run, 'name' | 'failures' | 'losses'>[]): number {
  for (const { name, failures, losses } of read) {
    for (const { code, count, detail } of losses) {
      console.error(`${name}: ${code}: ${count} (${detail})`);
    }
    for (const failure of failures) console.error(describeFailure(failure));
  }
  return read.some(({ failures }) => failures.length > 0) ? 2 : 0;
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
