/** The arguments of the verbs. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import {
  CHECK_OPTIONS,
  type Check,
  type CheckOptions,
  type RepairCode,
} from '../../src/corpus/check/check';
import { CHECKS } from '../../src/corpus/check/checks';
import { REPAIR_CODES, SAFE_REPAIRS } from '../../src/corpus/clean/clean-run';
import { readShares } from '../../src/corpus/divide';
import { err, ok, type Result } from '../../src/core/result';
import type { Language } from '../../src/formats/format';
import { FORMATS, formatOf } from '../../src/formats/registry';

const readable = FORMATS.filter(({ read }) => read !== undefined).map(({ id }) => id);

const COMMON = `INPUT: files or folders, in any format that can be read; lines of a dataset are read one by one.

  --from FORMAT    auto (the default), ${wrapped(readable)}`;

const REPORTS = `  --json FILE      the report as JSON
  --html FILE      the report as one HTML file
  --language LANG  of the HTML file: zh (the default) or en
  --examples N     examples of each kind of find (${CHECK_OPTIONS.examples})
  --fewest N       a label with fewer annotations has too few (${CHECK_OPTIONS.fewest})
  --test FILE      a test set (repeatable): texts shared with it are found; files named train,
                   valid, dev or test are sides of a split`;

const CODES = `0 done; 2 an input that cannot be read (the others are done), or wrong arguments.`;

export const UNIFY_USAGE = `usage: npm run --silent dataset -- unify [OPTIONS] -o OUT INPUT...

Writes files of any format as lines {id, corpus, text, mentions, relations, events}, offsets in
UTF-16 code units, and says what had no place. ${COMMON}
  -o, --out OUT    the file to write; what is there is replaced
  --labels TABLE   names of labels: {"old": "new"}, or rows {"labels": [{"from", "relation", "to",
                   "source"}]} with the relation same, broader or apart; source is optional
  --broader        follow rows "broader" too; what they change is counted
  --corpus NAME    where the documents come from, instead of the name of the file or folder
  --forms FOLDER   also write entities.jsonl, relations.jsonl and events.jsonl: one sentence a
                   record, "pos" in code points
  --offsets UNIT   utf16 or code-point, where a format leaves it open
  --report FILE    documents, mentions, labels and losses as JSON
  --strict         exit with 1 where anything had no place
  --help           this text

Exit codes: 0 done, also with losses; 1 losses with --strict; 2 an input that cannot be read (the
others are done), or wrong arguments.

Examples:
  npm run --silent dataset -- unify -o all.jsonl tools/dataset/example
  npm run --silent dataset -- unify --labels table.json --report unified.json -o all.jsonl a.json b/`;

export const CHECK_USAGE = `usage: npm run --silent dataset -- check [OPTIONS] INPUT...

Looks through a dataset twice and says what is wrong with it. ${COMMON}
${REPORTS}
  --only CODES     only these checks, with commas between
  --scores FILE    the quality of each document from 0 to 1, as JSON lines
  --strict         exit with 1 where anything was found
  --help           this text

Exit codes: 0 done; 1 something was found, with --strict; 2 an input that cannot be read (the
others are done), or wrong arguments.

Examples:
  npm run --silent dataset -- check all.jsonl
  npm run --silent dataset -- check --test test.jsonl --html report.html --json report.json train.jsonl`;

export const CLEAN_USAGE = `usage: npm run --silent dataset -- clean [OPTIONS] -o OUT INPUT...

Repairs a dataset and checks what was written. ${COMMON}
  -o, --out OUT    the file to write, or a folder with one file for each input
  --repair CODES   safe (the default), all, or codes with commas between:
                   ${wrapped(REPAIR_CODES)};
                   safe: ${wrapped(SAFE_REPAIRS)}
${REPORTS}
  --help           this text

Exit codes: ${CODES}

Examples:
  npm run --silent dataset -- clean --html report.html -o clean.jsonl all.jsonl
  npm run --silent dataset -- clean --repair safe,drop-near-duplicates -o clean.jsonl all.jsonl`;

export const SPLIT_USAGE = `usage: npm run --silent dataset -- split [OPTIONS] -o FOLDER INPUT...

Deals documents out to sides; near duplicates stand on one side, and the same input, shares and
seed give the same sides. ${COMMON}
  -o, --out FOLDER where NAME.jsonl is written for each side; what is there is replaced
  --shares LIST    of the sides, summing up to 1 (0.8,0.1,0.1)
  --names LIST     of the sides (train,valid,test; of two: train,test)
  --seed SEED      any text (1)
  --json FILE      the report as JSON
  --help           this text

Exit codes: ${CODES}

Examples:
  npm run --silent dataset -- split -o data clean.jsonl
  npm run --silent dataset -- split --shares 0.9,0.1 --seed 7 -o data clean.jsonl`;

function wrapped(ids: readonly string[]): string {
  const lines: string[] = [];
  for (const id of ids) {
    const last = lines.at(-1);
    if (last === undefined || last.length + id.length > 66) lines.push(id);
    else lines[lines.length - 1] = `${last}, ${id}`;
  }
  return lines.join(',\n                   ');
}

export interface InputOptions {
  readonly from: string;
  readonly inputs: readonly string[];
}

export interface UnifyVerbOptions extends InputOptions {
  readonly out: string;
  readonly labels: string | undefined;
  readonly broader: boolean;
  readonly corpus: string | undefined;
  readonly forms: string | undefined;
  readonly offsets: 'utf16' | 'code-point' | undefined;
  readonly report: string | undefined;
  readonly strict: boolean;
}

interface ReportOptions extends InputOptions {
  readonly tests: readonly string[];
  readonly json: string | undefined;
  readonly html: string | undefined;
  readonly language: Language;
  readonly check: CheckOptions;
}

export interface CheckVerbOptions extends ReportOptions {
  readonly checks: readonly Check[];
  readonly scores: string | undefined;
  readonly strict: boolean;
}

export interface CleanVerbOptions extends ReportOptions {
  readonly out: string;
  readonly repairs: readonly RepairCode[];
}

export interface SplitVerbOptions extends InputOptions {
  readonly out: string;
  readonly shares: readonly number[];
  readonly names: readonly string[];
  readonly seed: string;
  readonly json: string | undefined;
}

const INPUT_ARGS = { from: { type: 'string', default: 'auto' } } as const;
const OUT_ARG = { out: { type: 'string', short: 'o' } } as const;
const REPORT_ARGS = {
  json: { type: 'string' },
  html: { type: 'string' },
  language: { type: 'string', default: 'zh' },
  examples: { type: 'string', default: String(CHECK_OPTIONS.examples) },
  fewest: { type: 'string', default: String(CHECK_OPTIONS.fewest) },
  test: { type: 'string', multiple: true, default: [] },
} as const;

function parsed<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
): Result<ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>, string> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** What is wrong with the inputs; undefined where nothing is. */
function inputFault(from: string, inputs: readonly string[]): string | undefined {
  if (from !== 'auto' && formatOf(from)?.read === undefined) {
    return `--from names no format that can be read: ${from}`;
  }
  return inputs.length === 0 ? 'there is no input' : undefined;
}

export function readUnifyOptions(args: readonly string[]): Result<UnifyVerbOptions, string> {
  const read = parsed(args, {
    ...INPUT_ARGS,
    ...OUT_ARG,
    labels: { type: 'string' },
    broader: { type: 'boolean', default: false },
    corpus: { type: 'string' },
    forms: { type: 'string' },
    offsets: { type: 'string' },
    report: { type: 'string' },
    strict: { type: 'boolean', default: false },
  } as const);
  if (!read.ok) return read;
  const { values, positionals: inputs } = read.value;
  const { from, out, offsets, labels, corpus, forms, report, broader, strict } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  if (out === undefined) return err('-o is missing');
  if (offsets !== undefined && offsets !== 'utf16' && offsets !== 'code-point') {
    return err(`--offsets is utf16 or code-point, not ${offsets}`);
  }
  if (broader && labels === undefined) return err('--broader goes with --labels');
  return ok({ from, inputs, out, offsets, labels, corpus, forms, report, broader, strict });
}

export function readCheckOptions(args: readonly string[]): Result<CheckVerbOptions, string> {
  const read = parsed(args, {
    ...INPUT_ARGS,
    ...REPORT_ARGS,
    only: { type: 'string' },
    scores: { type: 'string' },
    strict: { type: 'boolean', default: false },
  } as const);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const common = reportOptions(values, positionals);
  if (!common.ok) return common;
  const { only, scores, strict } = values;
  const wanted = only?.split(',').map((code) => code.trim());
  const unknown = wanted?.find((code) => !CHECKS.some((check) => check.code === code));
  if (unknown !== undefined) {
    return err(
      `--only names no check: ${unknown}; there are ${wrapped(CHECKS.map((c) => c.code))}`,
    );
  }
  const checks = CHECKS.filter(({ code }) => wanted?.includes(code) !== false);
  return ok({ ...common.value, checks, scores, strict });
}

export function readCleanOptions(args: readonly string[]): Result<CleanVerbOptions, string> {
  const read = parsed(args, {
    ...INPUT_ARGS,
    ...OUT_ARG,
    ...REPORT_ARGS,
    repair: { type: 'string', default: 'safe' },
  } as const);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const common = reportOptions(values, positionals);
  if (!common.ok) return common;
  if (values.out === undefined) return err('-o is missing');
  const repairs: RepairCode[] = [];
  for (const name of values.repair.split(',').map((part) => part.trim())) {
    const code = REPAIR_CODES.find((known) => known === name);
    if (name === 'safe') repairs.push(...SAFE_REPAIRS);
    else if (name === 'all') repairs.push(...REPAIR_CODES);
    else if (code !== undefined) repairs.push(code);
    else return err(`--repair names no repair: ${name}`);
  }
  return ok({ ...common.value, out: values.out, repairs });
}

interface ReportValues {
  readonly from: string;
  readonly json?: string | undefined;
  readonly html?: string | undefined;
  readonly language: string;
  readonly examples: string;
  readonly fewest: string;
  readonly test: readonly string[];
}

function reportOptions(
  values: ReportValues,
  inputs: readonly string[],
): Result<ReportOptions, string> {
  const { from, json, html, language, test: tests } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  if (language !== 'zh' && language !== 'en') return err(`--language is zh or en, not ${language}`);
  const [examples, fewest] = [wholeNumber(values.examples), wholeNumber(values.fewest)];
  if (examples === undefined) return err('--examples takes a whole number');
  if (fewest === undefined) return err('--fewest takes a whole number');
  return ok({ from, inputs, tests, json, html, language, check: { examples, fewest } });
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}

const NAMES: Readonly<Record<number, string>> = { 2: 'train,test', 3: 'train,valid,test' };

export function readSplitOptions(args: readonly string[]): Result<SplitVerbOptions, string> {
  const read = parsed(args, {
    ...INPUT_ARGS,
    ...OUT_ARG,
    shares: { type: 'string', default: '0.8,0.1,0.1' },
    names: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  } as const);
  if (!read.ok) return read;
  const { values, positionals: inputs } = read.value;
  const { from, out, seed, json } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  if (out === undefined) return err('-o is missing');
  const shares = readShares(values.shares);
  if (shares === undefined) {
    return err(`--shares takes two or more numbers that sum up to 1, not ${values.shares}`);
  }
  const names = (values.names ?? NAMES[shares.length] ?? '').split(',').map((name) => name.trim());
  const isRight = names.length === shares.length && new Set(names).size === names.length;
  if (!isRight || names.some((name) => !/^[\p{L}\p{N}_-]+$/u.test(name))) {
    return err('--names takes as many different names as there are shares, with commas between');
  }
  return ok({ from, inputs, out, shares, names, seed, json });
}
