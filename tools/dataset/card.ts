/** `dataset card`: the card of a dataset, and its permissive part. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cardText } from '../../src/corpus/card/card';
import { CardRun, type Composition } from '../../src/corpus/card/card-run';
import { CARD_REPORTS, type CardReports } from '../../src/corpus/card/reports';
import { lineOf } from '../../src/corpus/dataset/line';
import { err, ok, type Result } from '../../src/core/result';
import type { Language } from '../../src/formats/format';
import type { Shape } from '../../src/formats/shape';
import { printHelp } from '../help';
import { openInputs, stemOf, type DatasetInputs } from './inputs';
import { LineFile } from './line-files';
import { INPUT_ARGS, inputFault, OUT_ARG, parsed, type InputOptions } from './options';
import { readCatalogue } from './own-corpora';
import { complain, describeFailure, table, tellProblems } from './tell';
import { CARD_USAGE } from './usage';

type ReportName = keyof typeof CARD_REPORTS;

interface CardVerbOptions extends InputOptions {
  readonly out: string;
  readonly title: string | undefined;
  readonly language: Language;
  readonly reports: Readonly<Record<ReportName, string | undefined>>;
  readonly permissive: string | undefined;
  readonly add: readonly string[];
}

export async function card(args: readonly string[]): Promise<number> {
  if (printHelp(args, CARD_USAGE)) return 0;
  const options = readCardOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${CARD_USAGE}`);
  const reports = readReports(options.value.reports);
  if (!reports.ok) return complain(reports.error);
  const catalogue = readCatalogue(options.value.add);
  if (!catalogue.ok) return complain(catalogue.error);
  const inputs = openInputs({ ...options.value, tests: [] });
  if (!inputs.ok) return complain(describeFailure(inputs.error));
  const { out, permissive } = options.value;
  const own = new Set(inputs.value.places.map((place) => path.resolve(place)));
  const lost = [out, permissive].find((file) => file !== undefined && own.has(path.resolve(file)));
  if (lost !== undefined) return complain(`an input would be replaced: ${lost}`);
  const run = new CardRun({ catalogue: catalogue.value, permissive: permissive !== undefined });
  return await cardInputs(options.value, run, reports.value, inputs.value);
}

async function cardInputs(
  options: CardVerbOptions,
  run: CardRun,
  reports: CardReports,
  inputs: DatasetInputs,
): Promise<number> {
  const { out, title, language, permissive } = options;
  const kept = permissive === undefined ? undefined : new LineFile(permissive);
  for await (const placed of inputs.documents()) {
    if (run.see(placed)) kept?.write(lineOf(placed.document));
  }
  kept?.close();
  const composition = run.composition();
  const name = title ?? stemOf(options.inputs[0] ?? '');
  const content = { title: name, composition, reports, language };
  mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
  writeFileSync(out, cardText({ ...content, permissive: permissive !== undefined }));
  console.log(cardTable(composition));
  tellProblems(inputs);
  return inputs.failures.length > 0 ? 2 : 0;
}

function readCardOptions(args: readonly string[]): Result<CardVerbOptions, string> {
  const read = parsed(args, {
    ...INPUT_ARGS,
    ...OUT_ARG,
    title: { type: 'string' },
    language: { type: 'string', default: 'zh' },
    check: { type: 'string' },
    clean: { type: 'string' },
    split: { type: 'string' },
    instruct: { type: 'string' },
    permissive: { type: 'string' },
    add: { type: 'string', multiple: true },
  } as const);
  if (!read.ok) return read;
  const { values, positionals: inputs } = read.value;
  const { from, out, title, language, permissive, add = [] } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  if (out === undefined) return err('-o is missing');
  if (language !== 'zh' && language !== 'en') return err(`--language is zh or en, not ${language}`);
  const { check, clean, split, instruct } = values;
  const reports = { check, clean, split, instruct };
  return ok({ from, inputs, out, title, language, reports, permissive, add });
}

function readReports(files: CardVerbOptions['reports']): Result<CardReports, string> {
  const reports: Partial<Record<ReportName, unknown>> = {};
  for (const name of Object.keys(CARD_REPORTS) as ReportName[]) {
    const file = files[name];
    if (file === undefined) continue;
    const read = readReport(file, CARD_REPORTS[name]);
    if (!read.ok) return err(`${file}: ${read.error}; it is no report of ${name}`);
    reports[name] = read.value;
  }
  return ok(reports as CardReports);
}

function readReport(file: string, shape: Shape<unknown>): Result<unknown, string> {
  try {
    return shape(JSON.parse(readFileSync(file, 'utf8')), '');
  } catch {
    return err('the file cannot be read as JSON');
  }
}

function cardTable({ documents, tasks, groups, left }: Composition): string {
  const heads = ['task', 'documents', 'annotations'];
  const rows = tasks.map(({ task, documents: of, items }) => [task, String(of), String(items)]);
  const licences = groups.map(({ group, documents: of }) => [group, String(of)]);
  return `documents: ${documents}${left === 0 ? '' : `   not kept: ${left}`}

${table([heads, ...rows])}

${table([['licence', 'documents'], ...licences])}`;
}
