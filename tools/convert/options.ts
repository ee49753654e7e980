/** The arguments of `convert`. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { FORMATS, formatOf } from '../../src/formats/registry';
import { SUSPECT_CODES, type SuspectCode } from '../../src/formats/deidentify/suspects';
import type { DeidentifyTarget } from './deidentify';

const readable = FORMATS.filter(({ read }) => read !== undefined).map(({ id }) => id);
const writable = FORMATS.filter(({ write }) => write !== undefined).map(({ id }) => id);

export const USAGE = `usage: npm run --silent convert -- --from FORMAT --to FORMAT [OPTIONS] -o OUT INPUT...

Reads annotated files in one format and writes them in another. INPUT: files or folders.
OUT is a file, or a folder where the format writes several files.

  --from FORMAT    auto, ${wrapped(readable)}
  --to FORMAT      ${wrapped(writable)}
  -o, --out OUT    where to write; what is there is replaced
  --text FILE      the text of annotations that have no text beside them
  --offsets UNIT   utf16 or code-point, where a format leaves it open
  --labels MAP     a JSON file {"name in the input": "name in the output"} of types and roles
  --deidentify TYPES  names of types in the output, with commas between: their mentions become
                   placeholders such as 人名1, the same in all files, also where a name of two or
                   more characters stands unmarked. Rejected finds and names of annotators stay
                   behind. The report lists as "suspects" what nobody marked but looks like a
                   name, a number or an address: look there before a text leaves
  --patterns KINDS  with --deidentify: what looks like one of these is replaced too
                   (${wrapped(SUSPECT_CODES)})
  --key FILE       where --deidentify writes which placeholder stands for what; keep it apart
  --accepted       leave out what a model found and nobody accepted
  --report FILE    counts of what was read, and of what had no place, as JSON
  --strict         exit with 1 where anything had no place
  --help           this text

Exit codes: 0 done, also with losses; 1 losses with --strict; 2 an input that cannot be read (the
others are written), or wrong arguments.

Examples:
  npm run --silent convert -- --from brat --to chinchilla -o notes.jsonl notes/
  npm run --silent convert -- --from auto --to label-studio --report report.json -o tasks/ found.jsonl
  npm run --silent convert -- --from brat --to brat --deidentify 人名,机构名 --key key.json \\
    --report report.json -o safe/ notes/`;

function wrapped(ids: readonly string[]): string {
  const lines: string[] = [];
  for (const id of ids) {
    const last = lines.at(-1);
    if (last === undefined || last.length + id.length > 70) lines.push(id);
    else lines[lines.length - 1] = `${last}, ${id}`;
  }
  return lines.join(',\n                   ');
}

export interface ConvertOptions {
  /** The id of a format, or `auto`. */
  readonly from: string;
  readonly to: string;
  readonly out: string;
  readonly text: string | undefined;
  readonly offsets: 'utf16' | 'code-point' | undefined;
  readonly labels: string | undefined;
  readonly report: string | undefined;
  readonly deidentify: DeidentifyTarget | undefined;
  readonly accepted: boolean;
  readonly strict: boolean;
  readonly inputs: readonly string[];
}

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string', short: 'o' },
  text: { type: 'string' },
  offsets: { type: 'string' },
  labels: { type: 'string' },
  report: { type: 'string' },
  deidentify: { type: 'string' },
  patterns: { type: 'string' },
  key: { type: 'string' },
  accepted: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

/** `help` where it was asked for. */
export function readConvertOptions(
  args: readonly string[],
): Result<ConvertOptions | 'help', string> {
  try {
    const { values, positionals } = parse(args);
    return values.help ? ok('help') : checked(values, positionals);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function checked(values: Values, inputs: readonly string[]): Result<ConvertOptions, string> {
  const { from, to, out, offsets, text, labels, report, accepted, strict } = values;
  const wrong = wrongFormat(from, to);
  if (wrong !== undefined) return err(wrong);
  if (from === undefined || to === undefined) return err('--from and --to are needed');
  if (offsets !== undefined && offsets !== 'utf16' && offsets !== 'code-point') {
    return err(`--offsets is utf16 or code-point, not ${offsets}`);
  }
  if (out === undefined) return err('-o is missing');
  if (inputs.length === 0) return err('there is no input');
  const target = deidentifyTarget(values);
  if (!target.ok) return target;
  const files = { out, text, labels, report, deidentify: target.value };
  return ok({ from, to, offsets, ...files, accepted, strict, inputs });
}

/** Undefined where nothing is to be replaced. */
function deidentifyTarget({
  deidentify,
  patterns,
  key,
  out,
  report,
}: Values): Result<DeidentifyTarget | undefined, string> {
  if (deidentify === undefined) {
    if (key !== undefined) return err('--key goes with --deidentify');
    return patterns === undefined ? ok(undefined) : err('--patterns goes with --deidentify');
  }
  const types = listed(deidentify);
  const kinds = listed(patterns ?? '');
  const codes = kinds.filter((kind): kind is SuspectCode =>
    SUSPECT_CODES.some((code) => code === kind),
  );
  const unknown = kinds.find((kind) => !SUSPECT_CODES.some((code) => code === kind));
  if (unknown !== undefined) return err(`--patterns names what is not known: ${unknown}`);
  if (types.length === 0) return err('--deidentify names no type');
  if (key === undefined) return err('--deidentify needs --key, a file for the key');
  const others = [out, report].filter((file) => file !== undefined);
  if (others.some((file) => path.resolve(file) === path.resolve(key))) {
    return err('--key is a file of its own, not that of -o or --report');
  }
  return ok({ types, patterns: codes, key });
}

/** Between commas, each once. */
function listed(value: string): readonly string[] {
  const names = value.split(/[,，]/u).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}

function wrongFormat(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && from !== 'auto' && formatOf(from)?.read === undefined) {
    return `--from names no format that can be read: ${from}`;
  }
  const isWrong = to !== undefined && formatOf(to)?.write === undefined;
  return isWrong ? `--to names no format that can be written: ${to}` : undefined;
}
