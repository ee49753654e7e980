/** The arguments of `serve`. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../src/core/result';
import { presetSchema, schemaFile } from '../schema-option';
import type { Settings } from './settings';

const DEFAULT_PRESET = 'all-in-one';

/** Least, most, and what it is where it is not given. */
const NUMBERS = {
  port: [0, 65_535, 8790],
  workers: [1, 256, 1],
  'max-characters': [1, 10_000_000, 100_000],
  'max-documents': [1, 1_000_000_000, 100_000],
  queue: [1, 100_000, 64],
  timeout: [1, 86_400, 120],
} as const;

type NumberName = keyof typeof NUMBERS;

const OPTIONS = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string' },
  workers: { type: 'string' },
  preset: { type: 'string' },
  schema: { type: 'string' },
  model: { type: 'string' },
  'max-characters': { type: 'string' },
  'max-documents': { type: 'string' },
  queue: { type: 'string' },
  timeout: { type: 'string' },
  'allow-origin': { type: 'string' },
} as const;

function readNumber(name: NumberName, value: string | undefined): Result<number, string> {
  const [least, most, usual] = NUMBERS[name];
  if (value === undefined) return ok(usual);
  const number = Number(value);
  if (/^\d{1,10}$/u.test(value) && number >= least && number <= most) return ok(number);
  return err(`--${name} takes a whole number from ${least} to ${most}, not "${value}"`);
}

type Numbers = Readonly<Record<NumberName, number>>;

function readNumbers(
  values: Readonly<Partial<Record<NumberName, string>>>,
): Result<Numbers, string> {
  const numbers: [string, number][] = [];
  for (const name of Object.keys(NUMBERS) as NumberName[]) {
    const number = readNumber(name, values[name]);
    if (!number.ok) return number;
    numbers.push([name, number.value]);
  }
  return ok(Object.fromEntries(numbers) as Numbers);
}

/** As browsers send it: scheme, host, port; no path. */
function readOrigin(value: string | undefined): Result<string | undefined, string> {
  const isOrigin = value === undefined || (URL.canParse(value) && new URL(value).origin === value);
  if (isOrigin) return ok(value);
  return err(`--allow-origin takes one origin, such as https://example.org, not "${value}"`);
}

/** The error is a sentence for the person who typed the arguments. */
export function readServeOptions(args: readonly string[]): Result<Settings, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { preset, schema: file, host, model } = values;
    if (preset !== undefined && file !== undefined) {
      return err('--preset and --schema cannot be given together');
    }
    const numbers = readNumbers(values);
    if (!numbers.ok) return numbers;
    const origin = readOrigin(values['allow-origin']);
    if (!origin.ok) return origin;
    const schema = file === undefined ? presetSchema(preset ?? DEFAULT_PRESET) : schemaFile(file);
    if (!schema.ok) return schema;
    const { port, workers, queue, timeout } = numbers.value;
    return ok({
      ...{ host, model, port, workers, queue },
      timeoutSeconds: timeout,
      maxCharacters: numbers.value['max-characters'],
      maxDocuments: numbers.value['max-documents'],
      schema: schema.value,
      allowOrigin: origin.value,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
