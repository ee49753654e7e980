/** The arguments of `translate`. */
import { err, ok, type Result } from '../../src/core/result';
import { readEngine, type Server } from '../extract/engine-options';
import { INPUT_ARGS, inputFault, OUT_ARG, parsed, type InputOptions } from './options';
import { wholeNumber } from './whole-number';

/** Who answers: a server now, or files of rows that something else has answered or will. */
export type Translator =
  | { readonly kind: 'server'; readonly server: Server; readonly perMinute: number | undefined }
  | {
      readonly kind: 'batch';
      /** Answers that are there. */
      readonly read: readonly string[];
      /** Where questions without an answer are written. */
      readonly emit: { readonly file: string; readonly model: string } | undefined;
    };

export interface TranslateVerbOptions extends InputOptions {
  readonly out: string;
  readonly by: Translator;
  readonly labels: string | undefined;
  readonly glossary: string | undefined;
  readonly answers: string;
  readonly refused: string | undefined;
  readonly report: string | undefined;
}

const ARGS = {
  ...INPUT_ARGS,
  ...OUT_ARG,
  server: { type: 'string' },
  'server-model': { type: 'string' },
  'key-env': { type: 'string' },
  requests: { type: 'string' },
  'per-minute': { type: 'string' },
  'emit-batch': { type: 'string' },
  'read-batch': { type: 'string', multiple: true },
  labels: { type: 'string' },
  glossary: { type: 'string' },
  answers: { type: 'string' },
  refused: { type: 'string' },
  report: { type: 'string' },
} as const;

interface By {
  readonly server?: string | undefined;
  readonly 'server-model'?: string | undefined;
  readonly 'key-env'?: string | undefined;
  readonly requests?: string | undefined;
  readonly 'per-minute'?: string | undefined;
  readonly 'emit-batch'?: string | undefined;
  readonly 'read-batch'?: readonly string[] | undefined;
}

function readBatches(values: By): Result<Translator, string> {
  const { 'emit-batch': file, 'read-batch': read = [], 'server-model': model } = values;
  const alien = (['key-env', 'requests', 'per-minute'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (alien !== undefined) return err(`--${alien} goes with --server`);
  if (file === undefined) return ok({ kind: 'batch', read, emit: undefined });
  if (model === undefined) return err('--emit-batch needs --server-model, a name');
  return ok({ kind: 'batch', read, emit: { file, model } });
}

function readBy(values: By): Result<Translator, string> {
  const { server, 'server-model': model, 'key-env': key, requests } = values;
  const isBatch = values['emit-batch'] !== undefined || values['read-batch'] !== undefined;
  if (server === undefined) {
    return isBatch ? readBatches(values) : err('--server, --emit-batch or --read-batch is needed');
  }
  if (isBatch) return err('--server, or --emit-batch and --read-batch, not both');
  const read = readEngine({
    ...{ engine: 'openai', server, form: 'lines' },
    ...{ 'server-model': model, 'key-env': key, requests },
  });
  if (!read.ok) return read;
  if (read.value.kind !== 'server') throw new Error('a server was asked for');
  const { 'per-minute': rate } = values;
  const perMinute = rate === undefined ? undefined : wholeNumber(rate);
  if (rate !== undefined && perMinute === undefined)
    return err('--per-minute takes a whole number');
  return ok({ kind: 'server', server: read.value, perMinute });
}

export function readTranslateOptions(
  args: readonly string[],
): Result<TranslateVerbOptions, string> {
  const read = parsed(args, ARGS);
  if (!read.ok) return read;
  const { values, positionals: inputs } = read.value;
  const { from, out, labels, glossary, refused, report } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  if (out === undefined) return err('-o is missing');
  const by = readBy(values);
  if (!by.ok) return by;
  const { answers = `${out}.answers.jsonl` } = values;
  return ok({ from, inputs, out, by: by.value, labels, glossary, answers, refused, report });
}
