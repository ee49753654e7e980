/** Command line: how well the built-in model, or a file of predictions, does on annotated files. */
import { writeFileSync } from 'node:fs';
import type { Extraction } from '../../src/core/extraction';
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
import { atThreshold, fileRun, modelRun, predictionsRequest, type Run } from './run-pairs';
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
  const read = await readAnnotated(predictionsRequest(predictions, format, names.value, false));
  if (!read.ok) return complain(read.error);
  const pairs = read.value.documents.map(({ extraction, ...document }) => ({
    ...document,
    gold: extraction,
    predicted: extraction,
  }));
  writeSample(found(atThreshold(pairs, threshold)), options);
  const extractions = read.value.documents.map(({ extraction }) => extraction);
  return tellProblems([{ ...read.value, name: predictions, extractions }]);
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
  return tellProblems([
    goldFiles(question.value, options),
    ...[run.value, ...others].map(runFiles),
  ]);
}

/** The plain report tells the issues of the gold itself. */
function goldFiles({ documents, failures, losses }: Question, options: EvaluateOptions): ReadFiles {
  const extractions = isPlain(options) ? [] : documents.map(({ extraction }) => extraction);
  return { name: options.gold.join(', '), failures, losses, extractions };
}

/** Issues of the model are no annotations of a file. */
function runFiles({ pairs, charsPerSecond, ...run }: Run): ReadFiles {
  const isFile = charsPerSecond === undefined;
  return { ...run, extractions: isFile ? pairs.map(({ predicted }) => predicted) : [] };
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

interface ReadFiles extends Pick<Run, 'name' | 'failures' | 'losses'> {
  /** What was read of them; none where their issues are told elsewhere. */
  readonly extractions: readonly Extraction[];
}

/** Losses and failures of what was read; the exit code. */
function tellProblems(read: readonly ReadFiles[]): number {
  for (const { name, failures, losses, extractions } of read) {
    const { ungrounded, unmapped } = countIssues(extractions.map((extraction) => ({ extraction })));
    if (ungrounded > 0) console.error(`${name}: ${ungrounded} annotations are not in their text`);
    if (unmapped > 0) {
      console.error(`${name}: ${unmapped} annotations have no place in the schema; not scored`);
    }
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
