/** `dataset instruct`: instruction records of a dataset, one file for each input. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LINKED_CORPORA, OPEN_CORPORA } from '../../src/corpus/catalogue/coverage';
import type { InstructReport } from '../../src/corpus/instruct/instruct-report';
import { InstructRun } from '../../src/corpus/instruct/instruct-run';
import { INSTRUCT_OPTIONS } from '../../src/corpus/instruct/options';
import type { Template } from '../../src/corpus/instruct/template';
import {
  missingTask,
  parseTemplates,
  TEMPLATE_WORDS,
} from '../../src/corpus/instruct/template-file';
import { err, ok, type Result } from '../../src/core/result';
import { dictionary, string } from '../../src/formats/shape';
import { printHelp } from '../help';
import { openInputs, stemOf, type DatasetInputs } from './inputs';
import { readInstructOptions, type InstructVerbOptions } from './instruct-options';
import { shardsIn } from './shards';
import { complain, describeFailure, table, tellProblems } from './tell';
import { INSTRUCT_USAGE } from './usage';

export async function instruct(args: readonly string[]): Promise<number> {
  if (printHelp(args, INSTRUCT_USAGE)) return 0;
  const options = readInstructOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${INSTRUCT_USAGE}`);
  const templates = readTemplates(options.value);
  if (!templates.ok) return complain(templates.error);
  const descriptions = readDescriptions(options.value.descriptions);
  if (!descriptions.ok) return complain(descriptions.error);
  const inputs = openInputs({ ...options.value, tests: [] });
  if (!inputs.ok) return complain(describeFailure(inputs.error));
  const fault = placeFault(options.value, inputs.value.places);
  if (fault !== undefined) return complain(fault);
  const { open, ...rest } = options.value;
  const run = new InstructRun({
    ...rest,
    templates: templates.value,
    descriptions: descriptions.value,
    open: new Set([...OPEN_CORPORA, ...open]),
    linked: LINKED_CORPORA,
  });
  return await instructInputs(options.value, run, inputs.value);
}

async function instructInputs(
  options: InstructVerbOptions,
  run: InstructRun,
  inputs: DatasetInputs,
): Promise<number> {
  const { out: folder, form, shardSize: size } = options;
  for await (const placed of inputs.documents()) run.see(placed);
  const shards = new Map(
    inputs.places.map((place) => [place, shardsIn(folder, { stem: stemOf(place), form, size })]),
  );
  for await (const placed of inputs.documents()) {
    const shard = shards.get(placed.file);
    if (shard === undefined) throw new Error(`a document of no input: ${placed.file}`);
    for (const record of run.again(placed)) shard.write(record);
  }
  for (const shard of shards.values()) shard.close();
  const report = run.report();
  const files = [...shards.values()].flatMap((shard) =>
    shard.files.map((name) => path.join(folder, name)),
  );
  const losses = [...inputs.losses, ...report.losses];
  if (options.report !== undefined) {
    const all = {
      ...{ form, given: givenOf(options), files },
      ...{ ...report, losses, failures: inputs.failures },
    };
    writeFileSync(options.report, `${JSON.stringify(all, undefined, 2)}\n`);
  }
  console.log(instructTable(report, files.length));
  tellProblems({ failures: inputs.failures, losses });
  return inputs.failures.length > 0 ? 2 : 0;
}

/** Options that name files or corpora, for a card. */
function givenOf({
  templates,
  descriptions,
  open,
}: InstructVerbOptions): Readonly<Record<string, string>> {
  return {
    ...(templates === undefined ? {} : { templates: path.basename(templates) }),
    ...(descriptions === undefined ? {} : { descriptions: path.basename(descriptions) }),
    ...(open.length === 0 ? {} : { open: open.join(',') }),
  };
}

/** Two inputs of one name would be one file; no input is replaced. */
function placeFault({ out }: InstructVerbOptions, places: readonly string[]): string | undefined {
  const stems = places.map(stemOf);
  const twice = stems.find((stem, index) => stems.indexOf(stem) !== index);
  if (twice !== undefined) {
    return `two inputs are called ${twice}: each is a file of its own under -o`;
  }
  const inside = places.find((place) => path.dirname(path.resolve(place)) === path.resolve(out));
  return inside === undefined ? undefined : `-o is the folder of an input: ${inside}`;
}

/** A file of a person's own has to have templates for every task that is asked. */
function readTemplates({
  templates: file,
  tasks,
}: InstructVerbOptions): Result<readonly Template[], string> {
  if (file === undefined) return ok(INSTRUCT_OPTIONS.templates);
  const content = contentOf(file);
  if (!content.ok) return content;
  const read = parseTemplates(content.value);
  if (!read.ok) {
    const { code, line, reason } = read.error;
    const { zh, en } = TEMPLATE_WORDS[code];
    return err(`${file}:${line}: ${reason}\n${en}\n${zh}`);
  }
  const missing = missingTask(read.value, tasks);
  if (missing === undefined) return read;
  return err(`${file}: no template for ${missing}; add one, or leave the task out with --tasks`);
}

function readDescriptions(file: string | undefined): Result<ReadonlyMap<string, string>, string> {
  if (file === undefined) return ok(new Map());
  const content = contentOf(file);
  if (!content.ok) return content;
  try {
    const read = dictionary(string)(JSON.parse(content.value), '');
    return read.ok ? read : err(`${file}: ${read.error}; it is {"label": "description"}`);
  } catch {
    return err(`${file}: no JSON; it is {"label": "description"}`);
  }
}

function contentOf(file: string): Result<string, string> {
  try {
    return ok(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''));
  } catch {
    return err(`${file}: the file cannot be read`);
  }
}

function instructTable(
  { tasks, documents, asked, records, size }: InstructReport,
  files: number,
): string {
  const heads = ['task', 'records', 'items', 'positive', 'hard negative', 'other negative'];
  const rows = tasks.map((counts) => [
    counts.task,
    String(counts.records),
    String(counts.items),
    String(counts.positives),
    String(counts.hardNegatives),
    String(counts.otherNegatives),
  ]);
  const { characters, tokens, tokenizer } = size;
  return `${table([heads, ...rows])}

documents: ${documents} (${asked} with records)   records: ${records}   files: ${files}
characters: ${characters}   tokens: about ${tokens} (an estimate: ${tokenizer.name}, ${tokenizer.han} a Han character, ${tokenizer.other} any other)`;
}
