/** The arguments of `extract`. */
import { parseArgs } from 'node:util';
import { ENCODINGS, isEncoding } from '../../src/core/file/encodings';
import type { Encoding } from '../../src/core/file/encodings';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { readThreshold } from '../threshold';
import type { Shard } from './source';

export const USAGE = `usage: npm run --silent extract -- [OPTIONS] [FILE | FOLDER | FILE.jsonl | -]…

Prints one line of JSON for each document: {"id", "encoding", "offsets", "text", "mentions", "relations",
"events", "issues"}, or {"id", "error": {"code", "message"}} for one that could not be read. Offsets are
UTF-16 code units into "text", which has no byte order mark. Of a folder, its .txt, .md and .jsonl files are
read; a .jsonl file holds a document a line, {"id", "text"}. Without a file, or for "-", reads standard
input. What was guessed or could not be read is said on standard error.

  -o FILE          write there, line by line; what it holds already is not read again, what failed is
  --workers N      so many processes at once (default: 1); lines then come in any order
  --shard I/N      only part I of N of the documents, by their ids
  --encoding NAME  ${ENCODINGS.join(', ')} (default: the likeliest)
  --offsets WHICH  file: "text" has the file's line breaks (default);
                   normalised: each line break is one line feed, as in the page
  --preset ID      what to look for (default: all-in-one)
  --schema FILE    a schema as JSON, instead of a preset
  --threshold N    leave out what scores below N (default: 0.5)
  --model FOLDER   another model than the one that ships with the site
  --help           this text

Exit codes: 0 all documents were read; 1 some failed; 2 the arguments are at fault.

Examples:
  npm run --silent extract -- --preset ee-general news.txt
  npm run --silent extract -- --workers 4 -o found.jsonl articles/ more.jsonl`;

/** Whether the text keeps the file's line breaks. */
export type OffsetBase = 'file' | 'normalised';

export interface ExtractOptions {
  readonly preset: string | undefined;
  readonly schema: string | undefined;
  readonly threshold: number;
  readonly model: string | undefined;
  /** Undefined: the likeliest. */
  readonly encoding: Encoding | undefined;
  readonly offsets: OffsetBase;
  /** `-` is standard input; never empty. */
  readonly files: readonly string[];
  readonly output: string | undefined;
  /** Processes. */
  readonly workers: number;
  readonly shard: Shard;
}

const OPTIONS = {
  preset: { type: 'string' },
  schema: { type: 'string' },
  threshold: { type: 'string' },
  model: { type: 'string' },
  encoding: { type: 'string' },
  offsets: { type: 'string', default: 'file' },
  output: { type: 'string', short: 'o' },
  workers: { type: 'string', default: '1' },
  shard: { type: 'string', default: '1/1' },
} as const;

function readEncoding(value: string | undefined): Result<Encoding | undefined, string> {
  if (value === undefined || isEncoding(value)) return ok(value);
  return err(`--encoding takes one of ${ENCODINGS.join(', ')}, not "${value}"`);
}

function readOffsets(value: string): Result<OffsetBase, string> {
  if (value === 'file' || value === 'normalised') return ok(value);
  return err(`--offsets takes file or normalised, not "${value}"`);
}

function readWorkers(value: string): Result<number, string> {
  const workers = Number(value);
  if (Number.isInteger(workers) && workers > 0 && workers <= 256) return ok(workers);
  return err(`--workers takes a whole number from 1 to 256, not "${value}"`);
}

function readShard(value: string): Result<Shard, string> {
  const [index = 0, of = 0] = /^(\d+)\/(\d+)$/u.exec(value)?.slice(1).map(Number) ?? [];
  if (index >= 1 && index <= of) return ok({ index, of });
  return err(`--shard takes a part of all, such as 1/4, not "${value}"`);
}

/** How documents are read and shared out. */
function readHow(values: {
  readonly encoding?: string;
  readonly offsets: string;
  readonly workers: string;
  readonly shard: string;
}): Result<Pick<ExtractOptions, 'encoding' | 'offsets' | 'workers' | 'shard'>, string> {
  const encoding = readEncoding(values.encoding);
  if (!encoding.ok) return encoding;
  const offsets = readOffsets(values.offsets);
  if (!offsets.ok) return offsets;
  const workers = readWorkers(values.workers);
  if (!workers.ok) return workers;
  const shard = readShard(values.shard);
  if (!shard.ok) return shard;
  return ok({
    encoding: encoding.value,
    offsets: offsets.value,
    workers: workers.value,
    shard: shard.value,
  });
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
    const threshold = readThreshold(values.threshold);
    if (!threshold.ok) return threshold;
    const how = readHow(values);
    if (!how.ok) return how;
    return ok({
      ...how.value,
      output: values.output,
      preset: values.preset,
      schema: values.schema,
      model: values.model,
      threshold: threshold.value,
      files: positionals.length > 0 ? positionals : ['-'],
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
