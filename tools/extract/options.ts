/** The arguments of `extract`. */
import { parseArgs } from 'node:util';
import { ENCODINGS, isEncoding } from '../../src/core/file/encodings';
import type { Encoding } from '../../src/core/file/encodings';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { readThreshold } from '../threshold';

export const USAGE = `usage: npm run --silent extract -- [OPTIONS] [FILE… | -]

Prints one line of JSON for each file: {"id", "encoding", "offsets", "text", "mentions", "relations",
"events", "issues"}. Offsets are UTF-16 code units into "text", which has no byte order mark. Without a
file, or for "-", reads standard input. What was guessed or could not be read is said on standard error.

  --encoding NAME  ${ENCODINGS.join(', ')} (default: the likeliest)
  --offsets WHICH  file: "text" has the file's line breaks (default);
                   normalised: each line break is one line feed, as in the page
  --preset ID      what to look for (default: all-in-one)
  --schema FILE    a schema as JSON, instead of a preset
  --threshold N    leave out what scores below N (default: 0.5)
  --model FOLDER   another model than the one that ships with the site`;

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
}

const OPTIONS = {
  preset: { type: 'string' },
  schema: { type: 'string' },
  threshold: { type: 'string' },
  model: { type: 'string' },
  encoding: { type: 'string' },
  offsets: { type: 'string', default: 'file' },
} as const;

function readEncoding(value: string | undefined): Result<Encoding | undefined, string> {
  if (value === undefined || isEncoding(value)) return ok(value);
  return err(`--encoding takes one of ${ENCODINGS.join(', ')}, not "${value}"`);
}

function readOffsets(value: string): Result<OffsetBase, string> {
  if (value === 'file' || value === 'normalised') return ok(value);
  return err(`--offsets takes file or normalised, not "${value}"`);
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
    const encoding = readEncoding(values.encoding);
    if (!encoding.ok) return encoding;
    const offsets = readOffsets(values.offsets);
    if (!offsets.ok) return offsets;
    return ok({
      encoding: encoding.value,
      offsets: offsets.value,
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
