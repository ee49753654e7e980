/** Command line: how well the built-in model does on an annotated file. */
import { writeFileSync } from 'node:fs';
import type { Encoder } from '../../worker/encoder/encoder';
import { printHelp } from '../help';
import { modelFolder } from '../model-option';
import { evaluate, runModel, tasksOf, type Evaluation } from './evaluation';
import { taskOf } from './gold';
import { USAGE, readEvaluateOptions } from './options';
import type { EvaluateOptions } from './options';
import { readQuestion } from './question';
import type { Question } from './question';
import { countIssues, reportJson, reportTable } from './report';
import { judgeKinds, reliabilityTable, sweepTable } from './sweep';

/** 2 where the arguments or the files are at fault. */
async function main(args: readonly string[]): Promise<number> {
  if (printHelp(args, USAGE)) return 0;
  const options = readEvaluateOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${USAGE}`);
  const question = readQuestion(options.value);
  if (!question.ok) return complain(question.error);
  const encoder = await modelFolder(options.value.model);
  if (!encoder.ok) return complain(encoder.error);
  await answer(encoder.value, question.value, options.value);
  return 0;
}

async function answer(
  encoder: Encoder,
  { documents, schema }: Question,
  options: EvaluateOptions,
): Promise<void> {
  try {
    const run = await runModel(encoder, documents, schema);
    const task = taskOf(options.format);
    const evaluation = evaluate(task, schema, run.pairs, options.threshold);
    const facts = {
      format: options.format,
      documents: documents.length,
      characters: run.characters,
      charsPerSecond: run.seconds > 0 ? run.characters / run.seconds : 0,
      threshold: options.threshold,
      ...countIssues(documents),
    };
    console.log(reportTable(evaluation, facts));
    if (options.sweep) {
      const at = (threshold: number): Evaluation => evaluate(task, schema, run.pairs, threshold);
      console.log(`\n${sweepTable(at)}`);
      for (const part of tasksOf(task, schema)) {
        console.log(`\n${reliabilityTable(part, schema, run.pairs)}`);
      }
    }
    if (options.scores !== undefined) {
      const answers = tasksOf(task, schema).flatMap((part) => judgeKinds(part, schema, run.pairs));
      writeFileSync(
        options.scores,
        answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''),
      );
    }
    if (options.json) console.log(reportJson(evaluation, facts));
  } finally {
    await encoder.dispose();
  }
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
