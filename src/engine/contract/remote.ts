/** A server of one's own: what is asked of it, and what can go wrong. Cloneable data only. */

/** What can go wrong between us and a server. */
export type RemoteCode =
  | 'bad-key'
  | 'cancelled'
  | 'unreachable'
  | 'unauthorised'
  | 'not-found'
  | 'too-many-requests'
  | 'server-error'
  | 'refused'
  | 'redirect'
  | 'not-json'
  | 'not-an-answer'
  | 'too-large'
  | 'slow-first-byte'
  | 'idle'
  | 'too-long';

export interface RemoteFailure {
  readonly code: RemoteCode;
  /** Never holds the key. */
  readonly detail: string;
  /** What the server asks to wait before the next try. */
  readonly waitMs?: number;
}

export type ServerKind = 'vllm' | 'sglang' | 'llama.cpp' | 'schema' | 'plain';

/** How a server is asked that is to answer in JSON with a schema. */
export function jsonKindOf(kind: ServerKind): ServerKind {
  return kind === 'llama.cpp' ? kind : 'schema';
}

/** How an answer is asked for: as lines by the question alone, or besides by what the server lets through. */
export type AskedForm = 'lines' | 'grammar' | 'json';

/** Where to ask, and as whom. */
export interface ServerAccess {
  /** As `normaliseAddress` gives it. */
  readonly base: string;
  /** In memory only; empty for none. */
  readonly key: string;
}

/** What a person has confirmed: this server gets every text that is read. */
export interface ServerChoice extends ServerAccess {
  readonly model: string;
  readonly kind: ServerKind;
  readonly form: AskedForm;
}

export interface ServerModels {
  readonly ids: readonly string[];
  readonly kind: ServerKind;
}

/** What the server said of a failure, on one line; empty where it was not reached and the browser says it. */
export function saidByServer(code: RemoteCode, detail: string): string {
  return code === 'unreachable' ? '' : detail.replaceAll(/\s+/gu, ' ').slice(0, 200);
}
