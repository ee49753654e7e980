/** A server of one's own as a reader: the windows of a batch are asked about side by side. */
import type { Instructions } from '../../src/answer/instruction/question';
import { EMPTY_EXTRACTION, type Extraction } from '../../src/core/extraction';
import { err, ok, type Result } from '../../src/core/result';
import type { ChatAnswer, ChatQuestion } from '../../src/engine/contract/completion';
import type { Failure, LoadedModel } from '../../src/engine/contract/extractor';
import type { ModelRef } from '../../src/engine/contract/model-ref';
import type { RemoteFailure, ServerChoice } from '../../src/engine/contract/remote';
import type { ReadJob, Reader } from '../reader';
import { RemoteClient, type ClientOptions } from './client';
import { readDocument } from './read-window';
import { Slots } from '../slots';

/** Requests at one time: servers join them into batches. */
const REQUESTS = 4;
/** More than requests, so that a slow answer does not keep the others waiting. */
const WINDOWS = 8;
/** The page's own words are Chinese; a person can choose English instructions. */
const DEFAULT_INSTRUCTIONS: Instructions = { language: 'zh', texts: {} };

/** A short name of a server in what is kept and exported; the address itself may be nobody else's business. */
export function nameOfServer({ base, kind, form }: ServerChoice): string {
  let hash = 0x811c9dc5;
  for (const unit of base) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return `${kind}-${form}-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

function loadedModel(server: ServerChoice): LoadedModel {
  return {
    id: server.model,
    version: nameOfServer(server),
    kind: 'llm',
    origin: 'network',
    home: 'server',
    backend: 'server',
    threads: 1,
    knownLabels: [],
  };
}

function failureOf({ code, detail }: RemoteFailure): Failure {
  return code === 'cancelled' ? { code, detail } : { code: 'remote', detail, remote: code };
}

export class RemoteReader implements Reader {
  readonly model: LoadedModel;
  readonly windowsPerBatch = WINDOWS;
  readonly #server: ServerChoice;
  readonly #client: RemoteClient;
  readonly #slots = new Slots(REQUESTS);
  #stop = new AbortController();

  constructor(server: ServerChoice, options: Partial<ClientOptions> = {}) {
    this.model = loadedModel(server);
    this.#server = server;
    this.#client = new RemoteClient({ ...server, ...options });
  }

  /** A request that fails ends the others of its batch; windows that were read by then are shown. */
  async read(
    windows: readonly string[],
    { schema, instructions = DEFAULT_INSTRUCTIONS, onPartial }: ReadJob,
  ): Promise<Result<readonly Extraction[], Failure>> {
    const stop = (this.#stop = new AbortController());
    const { model, form } = this.#server;
    const reader = { client: this.#client, model, slots: this.#slots, cancelled: stop.signal };
    const found: Extraction[] = windows.map(() => EMPTY_EXTRACTION);
    let failure: RemoteFailure | undefined;
    const readOne = async (text: string, index: number): Promise<void> => {
      const one = await readDocument(reader, text, { schema, instructions, form });
      if (one.ok) {
        found[index] = one.value;
        onPartial(index, one.value);
      } else {
        failure ??= one.error;
        stop.abort();
      }
    };
    await Promise.all(windows.map(readOne));
    return failure === undefined ? ok(found) : err(failureOf(failure));
  }

  async complete(
    { messages, maxTokens }: ChatQuestion,
    signal: AbortSignal,
  ): Promise<Result<ChatAnswer, Failure>> {
    const { model } = this.#server;
    const answer = await this.#slots.run(() =>
      this.#client.chat({ model, messages, maxTokens, stream: true }, undefined, signal),
    );
    return answer.ok ? answer : err(failureOf(answer.error));
  }

  interrupt(): void {
    this.#stop.abort();
  }

  dispose(): Promise<void> {
    this.#stop.abort();
    return Promise.resolve();
  }
}

/** No request: the server was asked for its models before it was chosen. */
export function openRemoteReader({ id, server }: ModelRef): Promise<Result<Reader, Failure>> {
  const opened: Result<Reader, Failure> =
    server === undefined
      ? err({ code: 'unknown-model', detail: id })
      : ok(new RemoteReader(server));
  return Promise.resolve(opened);
}
