/** The arguments of `extract`. */
import { parseArgs } from 'node:util';
import { ENCODINGS, isEncoding } from '../../src/core/file/encodings';
import type { Encoding } from '../../src/core/file/encodings';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { readThreshold } from '../threshold';
import { ENGINE_OPTIONS, readEngine, type EngineChoice, type EngineValues } from './engine-options';
import type { Shard } from './source';

/** Whether the text keeps the file's line breaks. */
export type OffsetBase = 'file' | 'normalised';

export interface ExtractOptions {
  readonly preset: string | undefined;
  readonly schema: string | undefined;
  readonly threshold: number;
  readonly engine: EngineChoice;
  /** Undefined: the likeliest. */
  readonly encoding: Encoding | undefined;
  readonly offsets: OffsetBase;
  /** `-` is standard input; never empty. */
  readonly files: readonly string[];
  readonly output: string | undefined;
  readonly shard: Shard;
}

const OPTIONS = {
  ...ENGINE_OPTIONS,
  preset: { type: 'string' },
  schema: { type: 'string' },
  threshold: { type: 'string' },
  encoding: { type: 'string' },
  offsets: { type: 'string', default: 'file' },
  output: { type: 'string', short: 'o' },
  shard: { type: 'string' },
} as const;

function readEncoding(value: string | undefined): Result<Encoding | undefined, string> {
  if (value === undefined || isEncoding(value)) return ok(value);
  return err(`--encoding takes one of ${ENCODINGS.join(', ')}, not "${value}"`);
}

function readOffsets(value: string): Result<OffsetBase, string> {
  if (value === 'file' || value === 'normalised') return ok(value);
  return err(`--offsets takes file or normalised, not "${value}"`);
}

function readShard(value = '1/1'): Result<Shard, string> {
  const [index = 0, of = 0] = /^(\d+)\/(\d+)$/u.exec(value)?.slice(1).map(Number) ?? [];
  if (index >= 1 && index <= of) return ok({ index, of });
  return err(`--shard takes a part of all, such as 1/4, not "${value}"`);
}

/** How documents are read and shared out. */
function readHow(values: {
  readonly encoding?: string;
  readonly offsets: string;
  readonly shard?: string;
}): Result<Pick<ExtractOptions, 'encoding' | 'offsets' | 'shard'>, string> {
  const encoding = readEncoding(values.encoding);
  if (!encoding.ok) return encoding;
  const offsets = readOffsets(values.offsets);
  if (!offsets.ok) return offsets;
  const shard = readShard(values.shard);
  if (!shard.ok) return shard;
  return ok({
    encoding: encoding.value,
    offsets: offsets.value,
    shard: shard.value,
  });
}

/** Finds of a server have scores where two answers are compared. */
function hasScores(engine: EngineChoice): boolean {
  return 'asking' in engine ? engine.asking.bothOrders === true : true;
}

/** What reads them, and what is left out of its finds. */
function readBy(
  values: EngineValues & { readonly threshold?: string },
): Result<Pick<ExtractOptions, 'engine' | 'threshold'>, string> {
  const threshold = readThreshold(values.threshold);
  if (!threshold.ok) return threshold;
  const engine = readEngine(values);
  if (!engine.ok) return engine;
  if (!hasScores(engine.value) && values.threshold !== undefined) {
    return err(
      '--threshold is of the built-in model: what a server names has no score without --both-orders',
    );
  }
  return ok({ engine: engine.value, threshold: threshold.value });
}

/** What a stream is not asked: its lines come in one way and go out one way. */
const NOT_OF_STREAM = ['output', 'shard', 'encoding'] as const;

function checkStream(
  values: Readonly<Partial<Record<(typeof NOT_OF_STREAM)[number], string>>>,
  files: readonly string[],
): Result<undefined, string> {
  const alien = NOT_OF_STREAM.find((name) => values[name] !== undefined);
  if (alien !== undefined) return err(`--${alien} has no use with --stream`);
  if (files.some((file) => file !== '-')) {
    return err('--stream reads standard input; give it no file');
  }
  return ok(undefined);
}

export function readExtractOptions(args: readonly string[]): Result<ExtractOptions, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
    });
    if (values.preset !== undefined && values.schema !== undefined) {
      return err('--preset and --schema cannot be given together');
    }
    const how = readHow(values);
    if (!how.ok) return how;
    const by = readBy(values);
    if (!by.ok) return by;
    const streamed =
      by.value.engine.kind === 'stream' ? checkStream(values, positionals) : ok(undefined);
    if (!streamed.ok) return streamed;
    return ok({
      ...how.value,
      ...by.value,
      output: values.output,
      preset: values.preset,
      schema: values.schema,
      files: positionals.length > 0 ? positionals : ['-'],
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
