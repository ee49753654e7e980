// What the check of large models is told on its command line.
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../src/core/result';

export const USAGE = `usage: npm run --silent llm:check -- --library URL|FILE --model URL|DIR [--adapter software] [--limit MINUTES] [--json]

Starts the built site in a real browser with a window of its own profile, and takes one large model all the way:
download, check of every file, load, extraction of three short texts with known answers, cancel, and use after a
restart of the browser with every host gone.

  --library   the model library (.wasm) for web-llm 0.2.86: an address or a file
  --model     a model in MLC's format: the address of its folder, or a folder on this disk
  --adapter   software: on the processor instead of a graphics card (slow; minutes a text)
  --limit     minutes that one step may take (default 20)
  --json      the report as JSON

Exit codes: 0 the whole way was gone; 1 a step failed, which the report names; 2 it could not begin.
CHROME_PATH names another browser. Where to report: see "Large models" in README.md.

Examples:
  npm run --silent llm:check -- --library model.wasm --model ./my-model-MLC
  npm run --silent llm:check -- --library URL --model URL --adapter software --limit 60`;

export interface CheckOptions {
  readonly library: string;
  readonly model: string;
  readonly software: boolean;
  /** Milliseconds. */
  readonly limit: number;
  readonly json: boolean;
}

const OPTIONS = {
  library: { type: 'string' },
  model: { type: 'string' },
  adapter: { type: 'string' },
  limit: { type: 'string', default: '20' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options: OPTIONS }).values);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** `help` where it was asked for; the error says what is wrong. */
export function readCheckOptions(args: readonly string[]): Result<CheckOptions | 'help', string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { library, model, adapter, limit, json, help } = parsed.value;
  if (help) return ok('help');
  if (library === undefined) return err('--library is needed');
  if (model === undefined) return err('--model is needed');
  if (adapter !== undefined && adapter !== 'software') {
    return err(`--adapter takes software, not "${adapter}"`);
  }
  const minutes = Number(limit);
  if (!(minutes > 0)) return err('--limit takes a number above 0');
  return ok({ library, model, software: adapter === 'software', limit: minutes * 60_000, json });
}
