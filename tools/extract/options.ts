/** The arguments of `extract`. */
import { parseArgs } from 'node:util';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { readThreshold } from '../threshold';

export const USAGE = `usage: npm run --silent extract -- [OPTIONS] [FILE… | -]

Prints one line of JSON for each file: {"id", "text", "mentions", "relations", "events", "issues"}.
Offsets are UTF-16 code units into "text". Without a file, or for "-", reads standard input.

  --preset ID      what to look for (default: all-in-one)
  --schema FILE    a schema as JSON, instead of a preset
  --threshold N    leave out what scores below N (default: 0.5)
  --model FOLDER   another model than the one that ships with the site`;

export interface ExtractOptions {
  readonly preset: string | undefined;
  readonly schema: string | undefined;
  readonly threshold: number;
  readonly model: string | undefined;
  /** `-` is standard input; never empty. */
  readonly files: readonly string[];
}

const OPTIONS = {
  preset: { type: 'string' },
  schema: { type: 'string' },
  threshold: { type: 'string' },
  model: { type: 'string' },
} as const;

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
    return ok({
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
