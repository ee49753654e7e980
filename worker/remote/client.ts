/** A client of an OpenAI-compatible server: its models, and chat answers whole or as they come. */
import { err, ok, type Result } from '../../src/core/result';
import { Deadline, type Limits } from './deadline';
import { failureOf, isWorthRetry, type RemoteFailure } from './remote-failure';
import { chatBody, type ChatBody, type ServerKind } from './request';
import { messageIn, readModels, readWhole, type ChatAnswer, type ListedModel } from './response';
import { StreamedAnswer } from './streamed-answer';

const LIMITS: Limits = {
  firstByteMs: 120_000,
  idleMs: 60_000,
  wholeMs: 600_000,
  maxBytes: 4 * 1024 * 1024,
};
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

export interface ClientOptions {
  /** As `normaliseAddress` gives it. */
  readonly base: string;
  readonly key?: string | undefined;
  readonly kind?: ServerKind;
  readonly limits?: Partial<Limits>;
  readonly retries?: number;
  /** Ends early where it is cancelled. */
  readonly wait?: (ms: number, cancelled?: AbortSignal) => Promise<void>;
}

/** One printable word, or none: a header with a line end would be two headers. */
export function isUsableKey(key: string): boolean {
  return !/[^\x21-\x7e]/.test(key);
}

export type Outcome<T> = Promise<Result<T, RemoteFailure>>;

type Take = (bytes: Uint8Array) => void;

const sleep = (ms: number, cancelled?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      cancelled?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    cancelled?.addEventListener('abort', end);
    if (cancelled?.aborted === true) end();
  });

/** With what the server says of it, where it says so in time. */
async function explained(failure: RemoteFailure, response: Response): Promise<RemoteFailure> {
  try {
    const reader = response.body?.getReader();
    const piece = await reader?.read();
    const said = messageIn(new TextDecoder().decode(piece?.value));
    return said === undefined ? failure : { ...failure, detail: `${failure.detail}: ${said}` };
  } catch {
    return failure;
  }
}

export class RemoteClient {
  readonly #options: ClientOptions;
  readonly #limits: Limits;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
  }

  async models(cancelled?: AbortSignal): Outcome<readonly ListedModel[]> {
    const text = await this.#retry(() => this.#text('/models', undefined, cancelled), cancelled);
    return text.ok ? this.#withoutKey(readModels(text.value)) : text;
  }

  /** `onText` gets each piece of a streamed answer; a try that failed after a piece is not made again. */
  async chat(
    body: ChatBody,
    onText: (piece: string) => void = () => undefined,
    cancelled?: AbortSignal,
  ): Outcome<ChatAnswer> {
    const sent = JSON.stringify(chatBody(this.#options.kind ?? 'plain', body));
    const path = '/chat/completions';
    if (body.stream) {
      return this.#retry(() => this.#stream(path, sent, onText, cancelled), cancelled);
    }
    const text = await this.#retry(() => this.#text(path, sent, cancelled), cancelled);
    return text.ok ? this.#withoutKey(readWhole(text.value)) : text;
  }

  async #retry<T>(attempt: () => Outcome<T>, cancelled?: AbortSignal): Outcome<T> {
    const { retries = 4, wait = sleep } = this.#options;
    for (let tried = 0; ; tried += 1) {
      const result = this.#withoutKey(await attempt());
      if (result.ok || tried >= retries || !isWorthRetry(result.error)) return result;
      const asked = result.error.waitMs ?? FIRST_WAIT_MS * 2 ** tried;
      await wait(Math.min(asked, LONGEST_WAIT_MS), cancelled);
      if (cancelled?.aborted === true) return err({ code: 'cancelled', detail: 'while waiting' });
    }
  }

  /** A server may quote the key in what it says. */
  #withoutKey<T>(result: Result<T, RemoteFailure>): Result<T, RemoteFailure> {
    const { key = '' } = this.#options;
    if (result.ok || key === '') return result;
    return err({ ...result.error, detail: result.error.detail.replaceAll(key, '…') });
  }

  async #text(path: string, body: string | undefined, cancelled?: AbortSignal): Outcome<string> {
    const decoder = new TextDecoder();
    let text = '';
    const done = await this.#bytes({ path, body, cancelled }, (bytes) => {
      text += decoder.decode(bytes, { stream: true });
    });
    return done.ok ? ok(text + decoder.decode()) : done;
  }

  async #stream(
    path: string,
    body: string,
    onText: (piece: string) => void,
    cancelled?: AbortSignal,
  ): Outcome<ChatAnswer> {
    const answer = new StreamedAnswer(onText);
    const done = await this.#bytes({ path, body, cancelled }, (bytes) => {
      answer.push(bytes);
    });
    if (done.ok) return answer.finish();
    const begun = answer.begun && isWorthRetry(done.error);
    return begun ? err({ code: 'not-an-answer', detail: 'the stream broke off' }) : done;
  }

  async #bytes(
    call: { path: string; body: string | undefined; cancelled: AbortSignal | undefined },
    take: Take,
  ): Outcome<undefined> {
    const { base, key = '' } = this.#options;
    if (!isUsableKey(key)) return err({ code: 'bad-key', detail: 'not one printable word' });
    const deadline = new Deadline(this.#limits, call.cancelled);
    try {
      const response = await fetch(`${base}${call.path}`, {
        ...(call.body === undefined ? {} : { method: 'POST', body: call.body }),
        headers: {
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
        },
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: deadline.signal,
      });
      const failure = failureOf(response, Date.now());
      if (failure !== undefined) return err(await explained(failure, response));
      return await this.#drain(response, deadline, take);
    } catch (error) {
      const detail = error instanceof Error ? error.name : 'unknown';
      return err({ code: deadline.code ?? 'unreachable', detail });
    } finally {
      // Nothing of an answer that is not wanted is read on.
      deadline.close('cancelled');
    }
  }

  async #drain(response: Response, deadline: Deadline, take: Take): Outcome<undefined> {
    const reader = response.body?.getReader();
    let size = 0;
    for (;;) {
      const piece = await reader?.read();
      if (piece?.value === undefined) return ok(undefined);
      deadline.touch();
      size += piece.value.length;
      if (size > this.#limits.maxBytes) {
        return err({ code: 'too-large', detail: `more than ${this.#limits.maxBytes} bytes` });
      }
      take(piece.value);
    }
  }
}
