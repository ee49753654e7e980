/** Hosts one large model at a time, from loading to unloading. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure, ProgressListener } from '../../src/engine/contract/extractor';
import type { StoredLlm } from '../../src/storage/records';
import { classifyFailure } from '../failure';
import type { ChatEngine, ChatRequest, TokenProcessor } from './chat-engine';
import { ABSENT, nextState, type SessionEvent, type SessionState } from './session-state';
import { openWebLlm, type OpenOptions } from './web-llm-engine';

type OpenEngine = (record: StoredLlm, options: OpenOptions) => Promise<Result<ChatEngine, Failure>>;

type Report = (event: SessionEvent) => void;

const CANCELLED: Failure = { code: 'cancelled', detail: 'unloaded while it was loading' };

/** A call, since a signal that is aborted meanwhile is not what the types expect. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** The engine as the session hands it out: it tells of each answer's beginning and end. */
function reporting(engine: ChatEngine, report: Report): ChatEngine {
  return {
    tokens: engine.tokens,
    contextTokens: engine.contextTokens,
    chat: async function* (request: ChatRequest, processor: TokenProcessor) {
      report({ type: 'asked' });
      try {
        yield* engine.chat(request, processor);
      } catch (error) {
        report({ type: 'failed', failure: classifyFailure(error) });
        throw error;
      } finally {
        report({ type: 'answered' });
      }
    },
    interrupt: () => {
      engine.interrupt();
    },
    unload: () => engine.unload(),
  };
}

export class LlmSession {
  readonly #open: OpenEngine;
  #state: SessionState = ABSENT;
  #engine: ChatEngine | undefined;
  #loading: AbortController | undefined;

  constructor(open: OpenEngine = openWebLlm) {
    this.#open = open;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The model before it gives up its memory first. A load that is under way ends with `cancelled`. */
  async load(
    record: StoredLlm,
    onProgress: ProgressListener,
  ): Promise<Result<ChatEngine, Failure>> {
    const unloading = this.unload();
    const loading = new AbortController();
    this.#loading = loading;
    const { signal } = loading;
    this.#on({ type: 'load', id: record.id });
    await unloading;
    if (signal.aborted) return err(CANCELLED);
    const opened = await this.#open(record, { onProgress, signal });
    if (isAborted(signal)) {
      if (opened.ok) await opened.value.unload();
      return !opened.ok && opened.error.code === 'crashed' ? opened : err(CANCELLED);
    }
    this.#loading = undefined;
    if (!opened.ok) {
      this.#on({ type: 'failed', failure: opened.error });
      return opened;
    }
    this.#engine = opened.value;
    this.#on({ type: 'loaded' });
    return ok(
      reporting(opened.value, (event) => {
        if (this.#engine === opened.value) this.#on(event);
      }),
    );
  }

  async unload(): Promise<void> {
    const engine = this.#engine;
    this.#loading?.abort();
    this.#loading = undefined;
    this.#engine = undefined;
    this.#on({ type: 'unload' });
    await engine?.unload();
  }

  #on(event: SessionEvent): void {
    this.#state = nextState(this.#state, event);
  }
}
