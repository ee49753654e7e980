/** `dataset translate`: an English dataset in Chinese, its mentions kept; what a model got wrong is refused. */
import process from 'node:process';
import type { DatasetDocument } from '../../src/corpus/dataset/document';
import { lineOf } from '../../src/corpus/dataset/line';
import { parseGlossary } from '../../src/corpus/translate/glossary';
import { NAME_ROWS } from '../../src/corpus/translate/label-names';
import { REFUSAL_WORDS } from '../../src/corpus/translate/refusal';
import type { Outcome } from '../../src/corpus/translate/translate-document';
import {
  TranslateRun,
  type TranslateOptions,
  type TranslateReport,
} from '../../src/corpus/translate/translate-run';
import { LABEL_TABLE_WORDS, namesFor, parseLabelTable } from '../../src/corpus/unify/label-table';
import { err, ok, type Result } from '../../src/core/result';
import { writeFileSync } from 'node:fs';
import { printHelp } from '../help';
import { describeFileError, readText } from '../text-file';
import { openInputs, type DatasetInputs } from './inputs';
import { LineFile } from './line-files';
import { complain, describeFailure, table, tellProblems } from './tell';
import { openAsker, type Asker } from './translate-ask';
import { readTranslateOptions, type TranslateVerbOptions } from './translate-options';
import { TRANSLATE_USAGE } from './usage';

export async function translate(args: readonly string[]): Promise<number> {
  if (printHelp(args, TRANSLATE_USAGE)) return 0;
  if (args.length === 1 && args[0] === '--print-labels') return printLabels();
  const options = readTranslateOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${TRANSLATE_USAGE}`);
  const words = readWords(options.value);
  if (!words.ok) return complain(words.error);
  const inputs = openInputs({ ...options.value, tests: [] });
  if (!inputs.ok) return complain(describeFailure(inputs.error));
  if (inputs.value.places.includes(options.value.out)) return complain('-o is one of the inputs');
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The second one ends the process at once.
    process.once(signal, () => {
      stop.abort();
    });
  }
  const asker = await openAsker(options.value, { variables: process.env, stopped: stop.signal });
  if (!asker.ok) return complain(asker.error);
  const run = new TranslateRun({ ...words.value, learn: options.value.by.kind === 'server' });
  return await translateInputs(options.value, run, inputs.value, asker.value);
}

/** As a table that can be edited and given back. */
function printLabels(): number {
  console.log(JSON.stringify({ labels: NAME_ROWS }, undefined, 2));
  return 0;
}

function readWords({
  labels: labelFile,
  glossary: glossaryFile,
}: TranslateVerbOptions): Result<Omit<TranslateOptions, 'learn'>, string> {
  const labels = labelFile === undefined ? ok(new Map<string, string>()) : readLabels(labelFile);
  if (!labels.ok) return labels;
  if (glossaryFile === undefined) return ok({ labels: labels.value, glossary: [] });
  const content = readText(glossaryFile);
  if (!content.ok) return err(describeFileError(content.error));
  const glossary = parseGlossary(content.value);
  if (glossary.ok) return ok({ labels: labels.value, glossary: glossary.value });
  const { line, reason } = glossary.error;
  return err(`${glossaryFile}:${line}: ${reason}; a glossary is {"name": "translation"}`);
}

function readLabels(file: string): Result<Map<string, string>, string> {
  const content = readText(file);
  if (!content.ok) return err(describeFileError(content.error));
  const read = parseLabelTable(content.value);
  if (read.ok) return ok(new Map(namesFor(read.value, '', true).names));
  const { code, line, reason } = read.error;
  return err(`${file}:${line}: ${reason}\n${LABEL_TABLE_WORDS[code].en}`);
}

/** Of documents that are accepted, the lines; of the others, why not. */
class Outputs {
  readonly #out: LineFile;
  readonly #refused: LineFile | undefined;

  constructor({ out, refused }: TranslateVerbOptions) {
    this.#out = new LineFile(out);
    this.#refused = refused === undefined ? undefined : new LineFile(refused);
  }

  write({ id }: DatasetDocument, outcome: Outcome): void {
    if (outcome.kind === 'accepted') this.#out.write(lineOf(outcome.document));
    else this.#refused?.write(JSON.stringify({ id, ...outcome }));
  }

  close(): void {
    this.#out.close();
    this.#refused?.close();
  }
}

async function translateInputs(
  options: TranslateVerbOptions,
  run: TranslateRun,
  inputs: DatasetInputs,
  asker: Asker,
): Promise<number> {
  const outputs = new Outputs(options);
  let group: DatasetDocument[] = [];
  const finish = async (): Promise<void> => {
    const outcomes = await run.group(group, asker.ask);
    for (const [index, document] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome !== undefined) outputs.write(document, outcome);
    }
    group = [];
  };
  for await (const { document } of inputs.documents()) {
    if (asker.isOver()) break;
    group.push(document);
    if (group.length >= asker.atOnce) await finish();
  }
  if (!asker.isOver()) await finish();
  outputs.close();
  asker.close();
  const report = run.report();
  if (options.report !== undefined) {
    const all = { ...report, losses: inputs.losses, failures: inputs.failures };
    writeFileSync(options.report, `${JSON.stringify(all, undefined, 2)}\n`);
  }
  console.log(reportTable(report));
  tellProblems(inputs);
  if (asker.isOver()) console.error('stopped; the same command goes on from the answers it has');
  if (inputs.failures.length > 0) return 2;
  return report.failed > 0 || asker.isOver() ? 1 : 0;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function reportTable(report: TranslateReport): string {
  const rows = report.reasons.map(({ code, pass, count }) => [
    code,
    pass === 0 ? '-' : String(pass),
    String(count),
    REFUSAL_WORDS[code].en,
  ]);
  const { documents, accepted, acceptedLater, refused, failed, rejectRate } = report;
  const { mentions, kept, names, variants, labels } = report;
  return [
    ...(rows.length > 0 ? [table([['refused for', 'pass', 'times', ''], ...rows]), ''] : []),
    `documents: ${documents}   accepted: ${accepted} (${acceptedLater} in the second pass)   refused: ${refused} (${percent(rejectRate)})   without an answer: ${failed}`,
    `mentions: ${mentions} (${kept} kept in Latin letters)   names: ${names} (${variants} called otherwise later)`,
    ...(labels.length > 0 ? [`labels without a Chinese name: ${labels.join(', ')}`] : []),
  ].join('\n');
}
