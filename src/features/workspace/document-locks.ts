/** One tab edits a document, other tabs show it: Web Locks say who, a channel tells of saves. */

const LOCK = 'chinchilla-document:';
const CHANNEL = 'chinchilla-documents';
/** Milliseconds that a tab has to save and let go before it is overruled; it may hang. */
const PATIENCE = 3000;
/** Milliseconds until the page that was here before a reload has let go. */
const RELOAD_PATIENCE = 1500;

/** Milliseconds for what is being stored in the background; another tab holds it longer. */
const MOMENT = 250;

export interface LockEvents {
  /** Another tab saved, added or removed documents. */
  changed(ids: readonly string[]): void;
  /** Another tab wants to edit the document that this one edits: save it; it is let go then. */
  asked(id: string): Promise<void>;
  /** The document is edited in another tab now. */
  lost(id: string): void;
}

type Message =
  | { readonly kind: 'changed'; readonly ids: readonly string[] }
  | { readonly kind: 'ask'; readonly id: string };

interface Held {
  readonly id: string;
  readonly release: () => void;
}

/** Insecure pages and old browsers lack one or both; then every tab may edit, and saves detect conflicts. */
function browserLocks(): LockManager | undefined {
  return (navigator as { readonly locks?: LockManager }).locks;
}

export class DocumentLocks {
  readonly #events: LockEvents;
  readonly #channel: BroadcastChannel | undefined;
  #held: Held | undefined;

  constructor(events: LockEvents) {
    this.#events = events;
    this.#channel =
      typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'changed') events.changed(data.ids);
      else if (data.id === this.#held?.id) void this.#yield(data.id);
    });
  }

  /** True where this tab may edit the document; the one before is let go. `reloaded`: this tab had it. */
  async claim(id: string, reloaded = false): Promise<boolean> {
    if (this.#held?.id === id) return true;
    this.release();
    return reloaded
      ? this.#request(id, { signal: AbortSignal.timeout(RELOAD_PATIENCE) })
      : this.#request(id, { signal: AbortSignal.timeout(MOMENT) });
  }

  /** Asks the tab that has it, and takes it in any case. */
  async takeOver(id: string): Promise<void> {
    this.release();
    this.#channel?.postMessage({ kind: 'ask', id } satisfies Message);
    const given = await this.#request(id, { signal: AbortSignal.timeout(PATIENCE) });
    if (!given) await this.#request(id, { steal: true });
  }

  release(): void {
    this.#held?.release();
    this.#held = undefined;
  }

  announce(ids: readonly string[]): void {
    this.#channel?.postMessage({ kind: 'changed', ids } satisfies Message);
  }

  /** Whether no tab edits it, this one included. */
  async isFree(id: string): Promise<boolean> {
    const locks = browserLocks();
    if (locks === undefined) return true;
    return locks.request(LOCK + id, { ifAvailable: true }, (lock) => lock !== null);
  }

  /** Runs `work` with the lock, so that no tab opens the document meanwhile; undefined where one has it. */
  async whileFree<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    const locks = browserLocks();
    if (locks === undefined) return work();
    return locks.request(LOCK + id, { ifAvailable: true }, (lock) =>
      lock === null ? Promise.resolve(undefined) : work(),
    );
  }

  async #yield(id: string): Promise<void> {
    await this.#events.asked(id);
    if (this.#held?.id !== id) return;
    this.release();
    this.#events.lost(id);
  }

  /** Held until `release`, or until another tab steals it. */
  #request(id: string, options: LockOptions): Promise<boolean> {
    const locks = browserLocks();
    if (locks === undefined) return Promise.resolve(true);
    return new Promise((resolve) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        if (lock === null) {
          resolve(false);
          return undefined;
        }
        return new Promise<void>((release) => {
          this.#held = { id, release };
          resolve(true);
        });
      };
      locks.request(LOCK + id, options, hold).catch(() => {
        // Not given in time, or stolen while it was held.
        resolve(false);
        if (this.#held?.id !== id) return;
        this.#held = undefined;
        this.#events.lost(id);
      });
    });
  }
}
