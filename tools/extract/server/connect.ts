/** Opens a server before the first text is sent: its key, its models, and the form of its answers. */
import { err, ok, type Result } from '../../../src/core/result';
import { isUsableKey, RemoteClient, type ClientOptions } from '../../../worker/remote/client';
import type { AskedForm } from '../../../src/engine/contract/remote';
import type { RemoteCode } from '../../../worker/remote/remote-failure';
import { jsonKindOf } from '../../../src/engine/contract/remote';
import { serverKindOf, type ServerKind } from '../../../worker/remote/request';
import type { ListedModel } from '../../../worker/remote/response';
import type { Form, Server } from '../engine-options';
import { sentenceOf } from './sentences';

/** What a run needs besides its arguments. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Nothing more is asked of a server once it is aborted. */
  readonly stopped: AbortSignal;
  readonly limits?: ClientOptions['limits'];
}

export interface Connection {
  readonly client: RemoteClient;
  readonly form: AskedForm;
}

/** Some servers keep no list of models; without one there is nothing to compare with. */
const NO_LIST: ReadonlySet<RemoteCode> = new Set([
  'not-found',
  'refused',
  'not-json',
  'not-an-answer',
]);

/** Never says the name: somebody may have written the key there. */
function keyOf(
  variable: string | undefined,
  variables: Surroundings['variables'],
): Result<string, string> {
  if (variable === undefined) return ok('');
  const key = variables[variable];
  if (key === undefined || key === '') {
    return err('the environment variable that --key-env names is not set');
  }
  if (isUsableKey(key)) return ok(key);
  return err(
    'the key in the variable that --key-env names has a blank, a line break or a character that no header can hold',
  );
}

/** Ollama lists a name without a version as the newest. */
function isListed(model: string, models: readonly ListedModel[]): boolean {
  return models.some(({ id }) => id === model || id === `${model}:latest`);
}

function namesOf(models: readonly ListedModel[]): string {
  const names = models.slice(0, 20).map(({ id }) => id);
  const more = models.length - names.length;
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ') || 'none';
}

interface Asked {
  readonly form: AskedForm;
  readonly kind: ServerKind;
}

/** What is asked for is sent in any case; a grammar as vLLM reads it where the server does not say what it is. */
function askedAs(form: Form, models: readonly ListedModel[]): Asked {
  const kind = serverKindOf(models.map(({ owner }) => owner));
  if (form === 'lines') return { form, kind };
  if (form === 'json') return { form, kind: jsonKindOf(kind) };
  if (kind !== 'plain') return { form: 'grammar', kind };
  if (form === 'auto') return { form: 'lines', kind };
  console.error('the server does not say what it is; the grammar is sent as vLLM reads it');
  return { form, kind: 'vllm' };
}

async function modelsOf(
  client: RemoteClient,
  stopped: AbortSignal,
): Promise<Result<readonly ListedModel[] | undefined, string>> {
  const models = await client.models(stopped);
  if (models.ok) return models;
  if (!NO_LIST.has(models.error.code)) return err(sentenceOf(models.error));
  console.error('the server gave no list of models; whether it has this one is not known');
  return ok(undefined);
}

/** The list of models is read before any text is sent; an error is a sentence. */
export async function connect(
  { base, model, keyVariable, form }: Server,
  { variables, stopped, limits = {} }: Surroundings,
): Promise<Result<Connection, string>> {
  const key = keyOf(keyVariable, variables);
  if (!key.ok) return key;
  const options = { base, key: key.value, limits };
  const models = await modelsOf(new RemoteClient(options), stopped);
  if (!models.ok) return models;
  const listed = models.value;
  if (listed !== undefined && !isListed(model, listed)) {
    return err(`the server has no model "${model}"; it has: ${namesOf(listed)}`);
  }
  const asked = askedAs(form, listed ?? []);
  const client = new RemoteClient({ ...options, kind: asked.kind });
  return ok({ client, form: asked.form });
}
