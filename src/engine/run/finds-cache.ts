/** What models found in windows, kept so that a window that is met again is not read again. */
import type { Extraction } from '../../core/extraction';
import type { ModelIdentity } from '../contract/extractor';
import type { Task } from '../contract/task';

/** Code units of windows: a text of a million, with what neighbouring windows share, and some more. */
const LIMIT = 2_000_000;

/**
 * What a window's finds depend on besides its text. Only a language model is told instructions.
 */
export function contextOf(
  { id, kind, version, contextTokens }: ModelIdentity,
  { schema, instructions }: Pick<Task, 'schema' | 'instructions'>,
): string {
  return JSON.stringify(
    kind === 'llm' ? [id, version, schema, contextTokens, instructions] : [id, version, schema],
  );
}

/**
 * By context and the window's text in the reading; finds count from the window's start. Full, it forgets
 * the window that was not used for longest, of the context that was not used for longest.
 */
export class FindsCache {
  readonly #limit: number;
  /** Both levels in the order of their last use. */
  readonly #contexts = new Map<string, Map<string, Extraction>>();
  #size = 0;

  /** `limit`: code units of all windows together. */
  constructor(limit = LIMIT) {
    this.#limit = limit;
  }

  get(context: string, window: string): Extraction | undefined {
    const finds = this.#contexts.get(context)?.get(window);
    if (finds !== undefined) this.put(context, window, finds);
    return finds;
  }

  put(context: string, window: string, finds: Extraction): void {
    const windows = this.#contexts.get(context) ?? new Map<string, Extraction>();
    if (windows.delete(window)) this.#size -= window.length;
    windows.set(window, finds);
    this.#size += window.length;
    this.#contexts.delete(context);
    this.#contexts.set(context, windows);
    while (this.#size > this.#limit) this.#forget();
  }

  #forget(): void {
    for (const [context, windows] of this.#contexts) {
      for (const window of windows.keys()) {
        windows.delete(window);
        this.#size -= window.length;
        if (windows.size === 0) this.#contexts.delete(context);
        return;
      }
    }
  }
}
