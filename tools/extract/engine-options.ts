/** Which engine `extract` reads with: the built-in model, a server, or batches of questions for one. */
import type { Asking } from '../../src/answer/instruction/question';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { AskedForm } from '../../src/engine/contract/remote';
import { normaliseAddress, type AddressCode } from '../../src/engine/models/server-address';

const FORMS = ['auto', 'lines', 'grammar', 'json'] as const;
export type Form = (typeof FORMS)[number];

export interface BuiltIn {
  readonly kind: 'built-in';
  readonly model: string | undefined;
  /** Processes. */
  readonly workers: number;
}

/** The built-in model, a line in and a line out at a time. */
export interface Stream {
  readonly kind: 'stream';
  readonly model: string | undefined;
}

/** How a large model is asked, whether at once or by a batch. */
export interface AskedHow {
  readonly asking: Asking;
  /** A file of documents whose decisions are the examples. */
  readonly examples: string | undefined;
}

export interface Server extends AskedHow {
  readonly kind: 'server';
  /** As the client takes it. */
  readonly base: string;
  readonly model: string;
  /** The name of a variable; never the key. */
  readonly keyVariable: string | undefined;
  readonly requests: number;
  readonly form: Form;
}

export interface EmitBatch extends AskedHow {
  readonly kind: 'emit-batch';
  readonly file: string;
  readonly model: string;
  readonly form: Form;
}

export interface ReadBatch extends AskedHow {
  readonly kind: 'read-batch';
  readonly files: readonly string[];
  /** This, and how it is asked: those of `--emit-batch`. */
  readonly form: Form;
}

export type EngineChoice = BuiltIn | Stream | Server | EmitBatch | ReadBatch;

export const ENGINE_OPTIONS = {
  engine: { type: 'string' },
  model: { type: 'string' },
  workers: { type: 'string' },
  stream: { type: 'boolean' },
  server: { type: 'string' },
  'server-model': { type: 'string' },
  'key-env': { type: 'string' },
  requests: { type: 'string' },
  form: { type: 'string' },
  'emit-batch': { type: 'string' },
  'read-batch': { type: 'string', multiple: true },
  'types-first': { type: 'boolean' },
  'both-orders': { type: 'boolean' },
  examples: { type: 'string' },
} as const;

/** Of a file of rows: no server is asked what it reads. */
export function formOfRows(form: Form): AskedForm {
  return form === 'auto' ? 'lines' : form;
}

type Name = keyof typeof ENGINE_OPTIONS;

type Flag = 'stream' | 'types-first' | 'both-orders';

/** As they were given. */
export type EngineValues = Readonly<
  Partial<Record<Exclude<Name, 'read-batch' | Flag>, string | undefined>>
> &
  Readonly<Partial<Record<Flag, boolean | undefined>>> & {
    readonly 'read-batch'?: readonly string[] | undefined;
  };

type Kind = EngineChoice['kind'];

/** Those of no other kind of run. */
const OWN: Readonly<Record<Kind, readonly Name[]>> = {
  'built-in': ['engine', 'model', 'workers'],
  stream: ['engine', 'model', 'stream'],
  server: [
    ...['engine', 'server', 'server-model', 'key-env', 'requests', 'form'],
    ...['types-first', 'both-orders', 'examples'],
  ] as readonly Name[],
  'emit-batch': ['engine', 'emit-batch', 'server-model', 'form', 'both-orders', 'examples'],
  'read-batch': ['engine', 'read-batch', 'form', 'both-orders', 'examples'],
};

const WITH: Readonly<Record<Kind, string>> = {
  'built-in': 'the built-in model; --engine openai asks a server',
  stream: '--stream',
  server: '--engine openai',
  'emit-batch': '--emit-batch',
  'read-batch': '--read-batch',
};

const ADDRESS: Readonly<Record<AddressCode, string>> = {
  'address-empty': 'is empty; give one such as http://127.0.0.1:8000/v1',
  'address-unreadable': 'cannot be read; give one such as http://127.0.0.1:8000/v1',
  'address-scheme': 'must begin with http:// or https://',
  'address-credentials': 'must hold no user name and password; --key-env names the key',
  'address-query': 'must end before "?" and "#"; --key-env names the key',
};

const MOST = 256;

/** A whole number from 1 to 256. */
function readCount(name: string, value: string): Result<number, string> {
  const count = Number(value);
  if (/^\d+$/u.test(value) && count > 0 && count <= MOST) return ok(count);
  return err(`--${name} takes a whole number from 1 to ${MOST}, not "${value}"`);
}

function readForm(value = 'auto'): Result<Form, string> {
  const form = FORMS.find((known) => known === value);
  return form === undefined ? err(`--form takes ${FORMS.join(', ')}, not "${value}"`) : ok(form);
}

/** The address is not repeated: it may hold a password. */
function readAddress(value: string): Result<string, string> {
  const isWhole = /^\s*(?:$|[a-z][a-z0-9+.-]*:\/\/)/iu.test(value);
  const base = isWhole ? normaliseAddress(value) : err('address-scheme' as const);
  return base.ok ? base : err(`the address of --server ${ADDRESS[base.error]}`);
}

/** What is given is not repeated: somebody may have given the key. */
function readVariable(name: string | undefined): Result<string | undefined, string> {
  if (name === undefined || /^[a-z_][a-z0-9_]*$/iu.test(name)) return ok(name);
  return err('--key-env takes the name of an environment variable, never the key');
}

function askedHow(values: EngineValues): AskedHow {
  const { 'types-first': typesFirst = false, 'both-orders': bothOrders = false } = values;
  return { asking: { typesFirst, bothOrders }, examples: values.examples };
}

function readServer(values: EngineValues): Result<Server, string> {
  const { server, 'server-model': model, requests = '4' } = values;
  if (server === undefined) return err('--engine openai needs --server, an address');
  if (model === undefined) return err('--engine openai needs --server-model, a name');
  const base = readAddress(server);
  if (!base.ok) return base;
  const keyVariable = readVariable(values['key-env']);
  if (!keyVariable.ok) return keyVariable;
  const count = readCount('requests', requests);
  if (!count.ok) return count;
  const form = readForm(values.form);
  if (!form.ok) return form;
  return ok({
    kind: 'server',
    base: base.value,
    model,
    keyVariable: keyVariable.value,
    requests: count.value,
    form: form.value,
    ...askedHow(values),
  });
}

function readEmit(file: string, values: EngineValues): Result<EmitBatch, string> {
  const { 'server-model': model } = values;
  if (model === undefined) return err('--emit-batch needs --server-model, a name');
  const form = readForm(values.form);
  if (!form.ok) return form;
  return ok({ kind: 'emit-batch', file, model, form: form.value, ...askedHow(values) });
}

function readRead(values: EngineValues): Result<ReadBatch, string> {
  const form = readForm(values.form);
  if (!form.ok) return form;
  const files = values['read-batch'] ?? [];
  return ok({ kind: 'read-batch', files, form: form.value, ...askedHow(values) });
}

function readBuiltIn({ model, workers = '1' }: EngineValues): Result<BuiltIn, string> {
  const count = readCount('workers', workers);
  return count.ok ? ok({ kind: 'built-in', model, workers: count.value }) : count;
}

function batchesIn(values: EngineValues): readonly ('emit-batch' | 'read-batch')[] {
  return (['emit-batch', 'read-batch'] as const).filter((name) => values[name] !== undefined);
}

/** Files of rows belong to a server's kind of run, whether it is named or not. */
function kindOf(values: EngineValues): Result<Kind, string> {
  const { engine = '', stream } = values;
  if (!['', 'built-in', 'openai'].includes(engine)) {
    return err(`--engine takes built-in or openai, not "${engine}"`);
  }
  const batches = batchesIn(values);
  if (batches.length > 1) return err('--emit-batch and --read-batch cannot be given together');
  if (engine === 'built-in' && batches.length > 0) return err('batches are of --engine openai');
  const own = stream === true ? 'stream' : 'built-in';
  return ok(batches[0] ?? (engine === 'openai' ? 'server' : own));
}

/** An option of another kind of run is a mistake: what it asks for would not be done. */
export function readEngine(values: EngineValues): Result<EngineChoice, string> {
  const kind = kindOf(values);
  if (!kind.ok) return kind;
  const names = Object.keys(ENGINE_OPTIONS) as Name[];
  const alien = names.find((name) => values[name] !== undefined && !OWN[kind.value].includes(name));
  if (alien !== undefined) return err(`--${alien} has no use with ${WITH[kind.value]}`);
  switch (kind.value) {
    case 'built-in':
      return readBuiltIn(values);
    case 'stream':
      return ok({ kind: 'stream', model: values.model });
    case 'server':
      return readServer(values);
    case 'emit-batch':
      return readEmit(values['emit-batch'] ?? '', values);
    case 'read-batch':
      return readRead(values);
  }
}
