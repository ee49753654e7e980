/** The arguments of `evaluate`. */
import { parseArgs } from 'node:util';
import { conventionOf, CONVENTIONS, type Convention } from '../../src/evaluation/conventions';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { Language } from '../../src/formats/format';
import { readThreshold } from '../threshold';
import { FORMATS, isGoldFormat } from './gold';
import { OTHER_FORMATS } from './usage';

export interface EvaluateOptions extends Numbers, Files {
  /** The id of a format, or `auto`. */
  readonly format: string;
  readonly gold: readonly string[];
  readonly labels: string | undefined;
  readonly preset: string | undefined;
  readonly schema: string | undefined;
  readonly model: string | undefined;
  readonly sweep: boolean;
  readonly json: boolean;
  readonly scores: string | undefined;
  readonly predictions: string | undefined;
  readonly predictionsFormat: string;
  readonly against: string | undefined;
  /** Undefined: those of the task. */
  readonly conventions: readonly Convention[] | undefined;
  readonly seed: string;
  readonly agreement: boolean;
  /** Gold, or what each of two people has, without what nobody accepted. */
  readonly accepted: boolean;
  /** A sample that was judged: nothing else is read. */
  readonly judged: string | undefined;
}

interface Numbers {
  readonly limit: number;
  /** Documents in one text. */
  readonly join: number;
  readonly threshold: number;
  /** Undefined: no intervals but where they are always shown. */
  readonly bootstrap: number | undefined;
}

interface Files {
  readonly errors: string | undefined;
  readonly html: string | undefined;
  readonly language: Language;
  /** How many finds, and where they are written. */
  readonly sample: { readonly count: number; readonly out: string } | undefined;
}

const OPTIONS = {
  format: { type: 'string', default: 'auto' },
  gold: { type: 'string', multiple: true },
  labels: { type: 'string' },
  preset: { type: 'string' },
  schema: { type: 'string' },
  limit: { type: 'string' },
  join: { type: 'string' },
  threshold: { type: 'string' },
  model: { type: 'string' },
  sweep: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  scores: { type: 'string' },
  predictions: { type: 'string' },
  'predictions-format': { type: 'string', default: 'auto' },
  against: { type: 'string' },
  convention: { type: 'string', multiple: true },
  bootstrap: { type: 'string' },
  seed: { type: 'string', default: '1' },
  errors: { type: 'string' },
  html: { type: 'string' },
  language: { type: 'string', default: 'zh' },
  agreement: { type: 'boolean', default: false },
  accepted: { type: 'boolean', default: false },
  sample: { type: 'string' },
  out: { type: 'string' },
  judged: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

export function readEvaluateOptions(args: readonly string[]): Result<EvaluateOptions, string> {
  try {
    const { values, positionals } = parse(args);
    return checked(values, [...(values.gold ?? []), ...positionals]);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function checked(values: Values, gold: readonly string[]): Result<EvaluateOptions, string> {
  const problem = formatProblem(values) ?? fileProblem(values, gold) ?? askedProblem(values);
  if (problem !== undefined) return err(problem);
  const numbers = readNumbers(values);
  if (!numbers.ok) return numbers;
  const conventions = readConventions(values);
  if (!conventions.ok) return conventions;
  const files = readFiles(values);
  if (!files.ok) return files;
  const { format, labels, preset, schema, model, sweep, json, scores } = values;
  const { predictions, against, seed, agreement, accepted, judged } = values;
  return ok({
    ...{ format, gold, labels, preset, schema, model, sweep, json, scores },
    ...{ predictions, predictionsFormat: values['predictions-format'], against, seed, agreement },
    ...{ judged, accepted, ...numbers.value, ...files.value, conventions: conventions.value },
  });
}

function formatProblem(values: Values): string | undefined {
  for (const name of ['format', 'predictions-format'] as const) {
    const id = values[name];
    if (id !== 'auto' && !isGoldFormat(id) && !OTHER_FORMATS.includes(id)) {
      return `--${name} takes auto or one of ${[...FORMATS, ...OTHER_FORMATS].join(', ')}, not "${id}"`;
    }
  }
  return undefined;
}

const NEEDS_MODEL = ['model', 'join', 'sweep', 'scores'] as const;

/** What is wrong with the files that are named together. */
function fileProblem(values: Values, gold: readonly string[]): string | undefined {
  const { predictions, sample, out, judged } = values;
  if ((sample === undefined) !== (out === undefined)) return '--sample and --out go together';
  if (judged !== undefined) return undefined;
  if (gold.length === 0 && (sample === undefined || predictions === undefined)) {
    return '--gold is needed';
  }
  return predictions === undefined ? modelProblem(values) : predictionsProblem(values);
}

function modelProblem({ agreement }: Values): string | undefined {
  return agreement ? '--agreement needs --predictions' : undefined;
}

function predictionsProblem(values: Values): string | undefined {
  const { agreement, against } = values;
  if (agreement && against !== undefined) return '--agreement or --against, not both';
  const idle = NEEDS_MODEL.find((name) => values[name] !== undefined && values[name] !== false);
  return idle === undefined ? undefined : `--${idle} or --predictions, not both`;
}

/** A file of our own form may hold any types: it does not say what to ask for. */
function askedProblem({ format, preset, schema, predictions, judged }: Values): string | undefined {
  if (preset !== undefined && schema !== undefined) return '--preset or --schema, not both';
  const given = preset ?? schema ?? predictions ?? judged;
  if (format !== 'chinchilla' || given !== undefined) return undefined;
  return '--format chinchilla needs --preset or --schema';
}

function readNumbers(values: Values): Result<Numbers, string> {
  const limit = readCount('--limit', values.limit, Infinity);
  if (!limit.ok) return limit;
  const join = readCount('--join', values.join, 1);
  if (!join.ok) return join;
  const bootstrap = readCount('--bootstrap', values.bootstrap, 0);
  if (!bootstrap.ok) return bootstrap;
  const isFile = values.predictions !== undefined;
  const threshold = readThreshold(values.threshold ?? (isFile ? '0' : undefined));
  if (!threshold.ok) return threshold;
  const numbers = { limit: limit.value, join: join.value, threshold: threshold.value };
  return ok({ ...numbers, bootstrap: bootstrap.value === 0 ? undefined : bootstrap.value });
}

function readConventions(values: Values): Result<readonly Convention[] | undefined, string> {
  const { convention: ids, agreement } = values;
  if (ids === undefined) return ok(undefined);
  const found: Convention[] = [];
  for (const id of new Set(ids)) {
    const convention = conventionOf(id);
    if (convention === undefined) {
      const known = CONVENTIONS.map((one) => one.id).join(', ');
      return err(`--convention takes one of ${known}, not "${id}"`);
    }
    if (agreement && id === 'arguments-duee') {
      return err(
        '--agreement has no arguments-duee: its score differs with who is counted as gold',
      );
    }
    found.push(convention);
  }
  return ok(found);
}

function readFiles({ errors, html, language, sample, out }: Values): Result<Files, string> {
  if (language !== 'zh' && language !== 'en') return err(`--language is zh or en, not ${language}`);
  const files: Omit<Files, 'sample'> = { errors, html, language };
  if (sample === undefined || out === undefined) return ok({ ...files, sample: undefined });
  const count = readCount('--sample', sample, 0);
  return count.ok ? ok({ ...files, sample: { count: count.value, out } }) : count;
}

function readCount(
  name: string,
  value: string | undefined,
  otherwise: number,
): Result<number, string> {
  if (value === undefined) return ok(otherwise);
  const number = Number(value);
  return Number.isInteger(number) && number > 0
    ? ok(number)
    : err(`${name} takes a whole number above 0, not "${value}"`);
}
