/** The arguments of `evaluate`. */
import { parseArgs } from 'node:util';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { readThreshold } from '../threshold';
import { FORMATS, isGoldFormat } from './gold';
import type { GoldFormat } from './gold';

export const USAGE = `usage: npm run --silent evaluate -- --format FORMAT --gold FILE [OPTIONS]

Strict micro precision, recall and F1 of the built-in model, overall and per type.

  --format FORMAT  ${FORMATS.join(', ')}
  --gold FILE      annotated documents in that format
  --labels FILE    JSON object from tags of the file to names of the schema;
                   entities are then asked for by these names
  --preset ID      what the model is asked for (default: what the format's labels are)
  --schema FILE    the same, as a schema of one's own
  --limit N        only the first N documents
  --join N         N documents after one another in one text, as in what people paste
  --threshold N    leave out what scores below N (default: 0.5)
  --sweep          also F1 at other thresholds, and whether a score is how often it is right
  --scores FILE    write each answer as a JSON line {kind, score, right}, for the training
                   code's calibration
  --model FOLDER   another model than the one that ships with the site
  --json           the last line is one JSON object
  --help           this text

Exit codes: 0 measured; 2 the arguments, the file or the model are at fault.

Examples:
  npm run --silent evaluate -- --format duee --gold gold.json
  npm run --silent evaluate -- --format bio --gold gold.bio --labels names.json --sweep`;

export interface EvaluateOptions {
  readonly format: GoldFormat;
  readonly gold: string;
  readonly labels: string | undefined;
  readonly preset: string | undefined;
  readonly schema: string | undefined;
  readonly limit: number;
  /** Documents in one text. */
  readonly join: number;
  readonly threshold: number;
  readonly model: string | undefined;
  readonly sweep: boolean;
  readonly json: boolean;
  readonly scores: string | undefined;
}

const OPTIONS = {
  format: { type: 'string' },
  gold: { type: 'string' },
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
} as const;

export function readEvaluateOptions(args: readonly string[]): Result<EvaluateOptions, string> {
  const read = readValues(args);
  if (!read.ok) return read;
  const { format, gold, labels, preset, schema, model, sweep, json, scores } = read.value;
  if (format === undefined || !isGoldFormat(format)) {
    return err(`--format takes one of ${FORMATS.join(', ')}, not "${format ?? ''}"`);
  }
  if (gold === undefined) return err('--gold is needed');
  const asked = checkAsked(format, preset, schema);
  if (!asked.ok) return asked;
  const limit = readCount('--limit', read.value.limit, Infinity);
  if (!limit.ok) return limit;
  const join = readCount('--join', read.value.join, 1);
  if (!join.ok) return join;
  const threshold = readThreshold(read.value.threshold);
  if (!threshold.ok) return threshold;
  const numbers = { limit: limit.value, join: join.value, threshold: threshold.value };
  return ok({ format, gold, labels, preset, schema, model, sweep, json, scores, ...numbers });
}

/** A file of our own form may hold any types: it does not say what to ask for. */
function checkAsked(
  format: GoldFormat,
  preset: string | undefined,
  schema: string | undefined,
): Result<undefined, string> {
  if (preset !== undefined && schema !== undefined) return err('--preset or --schema, not both');
  if (format !== 'chinchilla' || preset !== undefined || schema !== undefined) return ok(undefined);
  return err('--format chinchilla needs --preset or --schema');
}

function readValues(args: readonly string[]): Result<ReturnType<typeof parse>, string> {
  try {
    return ok(parse(args));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS }).values;
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
