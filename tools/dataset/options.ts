/** The arguments of the verbs. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import {
  CHECK_OPTIONS,
  type Check,
  type CheckOptions,
  type RepairCode,
} from '../../src/corpus/check/check';
import { CHECKS } from '../../src/corpus/check/checks';
import { REPAIR_CODES } from '../../src/corpus/clean/clean-run';
import { SAFE_REPAIRS } from '../../src/corpus/clean/safe-repairs';
import { readShares } from '../../src/corpus/read-shares';
import { err, ok, type Result } from '../../src/core/result';
import type { Language } from '../../src/formats/format';
import { formatOf } from '../../src/formats/registry';
import { JUDGE_ARGS, readJudge, type JudgeOptions } from './judge-options';
import { wholeNumber } from './whole-number';
import { wrapped } from './usage';

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
  readonly judge: JudgeOptions | undefined;
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

export const INPUT_ARGS = { from: { type: 'string', default: 'auto' } } as const;
export const OUT_ARG = { out: { type: 'string', short: 'o' } } as const;
const REPORT_ARGS = {
  json: { type: 'string' },
  html: { type: 'string' },
  language: { type: 'string', default: 'zh' },
  examples: { type: 'string', default: String(CHECK_OPTIONS.examples) },
  fewest: { type: 'string', default: String(CHECK_OPTIONS.fewest) },
  test: { type: 'string', multiple: true },
} as const;

export function parsed<O extends NonNullable<ParseArgsConfig['options']>>(
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
export function inputFault(from: string, inputs: readonly string[]): string | undefined {
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
    ...JUDGE_ARGS,
  } as const);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const common = reportOptions(values, positionals);
  if (!common.ok) return common;
  const judge = readJudge(values);
  if (!judge.ok) return judge;
  const { only, scores, strict } = values;
  const wanted = only?.split(',').map((code) => code.trim());
  const unknown = wanted?.find((code) => !CHECKS.some((check) => check.code === code));
  if (unknown !== undefined) {
    return err(
      `--only names no check: ${unknown}; there are ${wrapped(CHECKS.map((c) => c.code))}`,
    );
  }
  const checks = CHECKS.filter(({ code }) => wanted?.includes(code) !== false);
  return ok({ ...common.value, checks, scores, strict, judge: judge.value });
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
  readonly test?: readonly string[] | undefined;
}

function reportOptions(
  values: ReportValues,
  inputs: readonly string[],
): Result<ReportOptions, string> {
  const { from, json, html, language, test: tests = [] } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  if (language !== 'zh' && language !== 'en') return err(`--language is zh or en, not ${language}`);
  const [examples, fewest] = [wholeNumber(values.examples), wholeNumber(values.fewest)];
  if (examples === undefined) return err('--examples takes a whole number');
  if (fewest === undefined) return err('--fewest takes a whole number');
  return ok({ from, inputs, tests, json, html, language, check: { examples, fewest } });
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
