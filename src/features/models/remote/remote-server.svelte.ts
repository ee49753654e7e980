/** A server of one's own: its address, its models, and what has to be confirmed before any text leaves. */
import type { Result } from '../../../core/result';
import type { ModelRef } from '../../../engine/contract/model-ref';
import {
  jsonKindOf,
  type AskedForm,
  type RemoteCode,
  type RemoteFailure,
  type ServerAccess,
  type ServerChoice,
  type ServerKind,
  type ServerModels,
} from '../../../engine/contract/remote';
import { normaliseAddress, type AddressCode } from '../../../engine/models/server-address';
import { scriptFor } from './guard';

export type ServerProblem =
  | AddressCode
  | RemoteCode
  /** A policy cannot name an address of IPv6. */
  | 'ipv6'
  /** No service worker gives the worker its policy yet. */
  | 'unguarded'
  /** Somebody is there, but does not let this page read the answer. */
  | 'not-allowed'
  /** Nobody is there, or the browser does not let this page ask. */
  | 'silent'
  | 'no-models';

/** `auto`: by what the server says that it is. */
export type FormWish = 'auto' | 'lines' | 'json';
export const FORM_WISHES: readonly FormWish[] = ['auto', 'lines', 'json'];

export interface ServerPorts {
  /** Of the worker, without an origin. */
  readonly script: () => Promise<string>;
  readonly guarded: (script: string, origin: string) => Promise<boolean>;
  /** Both are `undefined` where the worker does not run. */
  readonly models: (
    script: string,
    server: ServerAccess,
  ) => Promise<Result<ServerModels, RemoteFailure> | undefined>;
  readonly answers: (script: string, base: string) => Promise<boolean | undefined>;
}

interface Listed extends ServerModels {
  readonly base: string;
  readonly origin: string;
}

/** Where what was found is a server that can be asked. */
interface Place {
  readonly base: string;
  readonly origin: string;
  readonly script: string;
}

function askedAs(wish: FormWish, kind: ServerKind): { form: AskedForm; kind: ServerKind } {
  if (wish === 'json') return { form: 'json', kind: jsonKindOf(kind) };
  return { form: wish === 'auto' && kind !== 'plain' ? 'grammar' : 'lines', kind };
}

/** Http to another machine from a page of https: most browsers block that. */
export function isMixed(address: string, protocol: string): boolean {
  const base = normaliseAddress(address);
  if (!base.ok || protocol !== 'https:') return false;
  const { protocol: asked, hostname } = new URL(base.value);
  return asked === 'http:' && !/^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/u.test(hostname);
}

/** What the model is called where models are named; no model of this device has such a name. */
function labelOf({ model, base }: Pick<ServerChoice, 'model' | 'base'>): string {
  return `${model} @ ${new URL(base).host}`;
}

export class RemoteServer {
  address = $state.raw('');
  /** In memory only: it is neither stored, exported nor logged. */
  key = $state.raw('');
  model = $state.raw('');
  wish = $state.raw<FormWish>('auto');
  asking = $state.raw(false);
  confirming = $state.raw(false);
  listed = $state.raw<Listed | undefined>(undefined);
  problem = $state.raw<ServerProblem | undefined>(undefined);
  readonly #ports: ServerPorts;
  /** The origin that the key was given for. */
  #keyFor = '';
  /** Counts questions: an answer to an earlier one comes too late. */
  #asked = 0;

  constructor(ports: ServerPorts) {
    this.#ports = ports;
  }

  /** What was listed is no longer what would be asked. */
  writeAddress(address: string): void {
    this.address = address;
    this.#forget();
    const place = normaliseAddress(address);
    const origin = place.ok ? new URL(place.value).origin : '';
    // A key that one server was given is not handed to another.
    if (this.#keyFor !== '' && origin !== this.#keyFor) this.writeKey('');
  }

  writeKey(key: string): void {
    this.key = key;
    this.#keyFor = '';
    this.#forget();
  }

  /** Asks for the list of models; no text is sent. */
  async list(): Promise<void> {
    this.#forget();
    const asked = this.#asked;
    this.asking = true;
    const found = await this.#find();
    if (asked !== this.#asked) return;
    this.asking = false;
    if (typeof found === 'string') this.problem = found;
    else {
      this.listed = found;
      this.model = found.ids[0] ?? '';
    }
  }

  /** What is confirmed, as the reference that a run opens; `undefined` where it may not run any more. */
  async confirm(): Promise<ModelRef | undefined> {
    const { listed, model, key } = this;
    this.confirming = false;
    if (listed === undefined) return undefined;
    const place = await this.#placeOf(listed.base);
    if (typeof place === 'string') {
      this.problem = place;
      return undefined;
    }
    const server = { base: listed.base, key, model, ...askedAs(this.wish, listed.kind) };
    return { kind: 'remote', id: labelOf(server), script: place.script, server };
  }

  #forget(): void {
    this.#asked += 1;
    this.asking = false;
    this.confirming = false;
    this.listed = undefined;
    this.problem = undefined;
  }

  async #placeOf(base: string): Promise<Place | ServerProblem> {
    const { origin, hostname } = new URL(base);
    if (hostname.startsWith('[')) return 'ipv6';
    const plain = await this.#ports.script().catch(() => undefined);
    if (plain === undefined) return 'unguarded';
    const script = scriptFor(plain, origin);
    const guarded = await this.#ports.guarded(script, origin);
    return guarded ? { base, origin, script } : 'unguarded';
  }

  async #find(): Promise<Listed | ServerProblem> {
    const base = normaliseAddress(this.address);
    if (!base.ok) return base.error;
    const place = await this.#placeOf(base.value);
    if (typeof place === 'string') return place;
    this.#keyFor = place.origin;
    const models = await this.#ports.models(place.script, { base: place.base, key: this.key });
    if (models === undefined) return 'unguarded';
    if (!models.ok) {
      return models.error.code === 'unreachable' ? this.#whyNot(place) : models.error.code;
    }
    if (models.value.ids.length === 0) return 'no-models';
    return { ...models.value, base: place.base, origin: place.origin };
  }

  /** A browser gives one error for every cause; a question whose answer nobody reads tells one apart. */
  async #whyNot({ base, origin }: Place): Promise<ServerProblem> {
    const script = scriptFor(await this.#ports.script(), origin, true);
    if (!(await this.#ports.guarded(script, origin))) return 'silent';
    return (await this.#ports.answers(script, base)) === true ? 'not-allowed' : 'silent';
  }
}
