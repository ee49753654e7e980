/** Saves the open document as it changes; a failure to save never stands in the way, and is shown. */
import { untrack } from 'svelte';
import type { Document } from '../../core/document';
import type { Result } from '../../core/result';
import type { SaveOutcome } from '../../storage/documents';
import type { StorageFailure } from '../../storage/failure';
import { requestPersistence } from '../../storage/persist';
import { storedDocument } from '../../storage/stored-document';
import { keepUnsaved } from '../../storage/unsaved';
import type { Workspace } from './workspace.svelte';

/** Milliseconds from a change to its save, so that a crash loses at most a quarter of a second. */
const SAVE_DELAY = 200;
/** A large document takes long to save: the delay is at least this many times what the last save took. */
const COST_FACTOR = 4;

export interface KeeperPorts {
  readonly save: (document: Document, base: number) => Promise<Result<SaveOutcome, StorageFailure>>;
  /** Saved; `gone`: it had vanished from storage and was written anew. */
  readonly saved: (document: Document, gone: boolean) => void;
  /** Another tab had changed it: what is here goes on as a document of its own. */
  readonly conflict: (document: Document) => void;
}

/** Finds of a run that goes on are not worth a save. */
function isSameWhenStored(a: Document, b: Document | undefined): boolean {
  if (a === b) return true;
  if (a.text !== b?.text || a.items !== b.items) return false;
  const whole = (document: Document): unknown =>
    document.predictions?.complete === true ? document.predictions : undefined;
  const keys = ['schema', 'presetId', 'title', 'done', 'source', 'untaken'] as const;
  return keys.every((key) => a[key] === b[key]) && (whole(a) ?? whole(b)) === whole(b);
}

function isWorthKeeping({ text, items, title }: Document): boolean {
  return text !== '' || items.size > 0 || title !== '';
}

export class Keeper {
  failure = $state.raw<StorageFailure | undefined>(undefined);
  readonly #workspace: Workspace;
  readonly #ports: KeeperPorts;
  #saved: Document | undefined;
  #revision = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #cost = 0;
  #asked = false;

  constructor(workspace: Workspace, ports: KeeperPorts) {
    this.#workspace = workspace;
    this.#ports = ports;
  }

  /** The document that is open now, as it is stored; revision 0 for one that is not. */
  adopt(document: Document, revision: number): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saved = revision === 0 ? undefined : document;
    this.#revision = revision;
  }

  /** Saves what is not saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#saving;
    if (!this.#isSaved()) {
      this.#saving = this.#save();
      await this.#saving;
    }
  }

  /** Saves after every change, and when the page goes away, until `stop`. */
  start(): void {
    const leave = (): void => {
      if (this.#isSaved()) return;
      keepUnsaved(storedDocument(this.#workspace.document, this.#revision));
      void this.flush();
    };
    this.stop = $effect.root(() => {
      $effect(() => {
        addEventListener('pagehide', leave);
        return () => {
          removeEventListener('pagehide', leave);
          clearTimeout(this.#timer);
        };
      });
      $effect(() => {
        const { document } = this.#workspace;
        untrack(() => {
          if (document !== this.#saved) this.#schedule();
        });
      });
    });
  }

  stop: () => void = () => undefined;

  #isSaved(): boolean {
    const { document, readOnly } = this.#workspace;
    if (readOnly || isSameWhenStored(document, this.#saved)) return true;
    return this.#revision === 0 && !isWorthKeeping(document);
  }

  #schedule(): void {
    if (this.#isSaved()) return;
    this.#timer ??= setTimeout(
      () => void this.flush(),
      Math.max(SAVE_DELAY, COST_FACTOR * this.#cost),
    );
  }

  async #save(): Promise<void> {
    const { document } = this.#workspace;
    const base = this.#revision;
    const began = performance.now();
    const outcome = await this.#ports.save(document, base);
    this.#cost = performance.now() - began;
    // Another document was opened meanwhile; this one is safe.
    if (this.#workspace.document.id !== document.id) return;
    this.failure = outcome.ok ? undefined : outcome.error;
    if (!outcome.ok) return;
    if (outcome.value.kind === 'conflict') {
      this.#ports.conflict(document);
      return;
    }
    this.#revision = outcome.value.revision;
    this.#saved = document;
    this.#ports.saved(document, outcome.value.kind === 'gone');
    // The person has begun to work here: now it makes sense to keep what is stored.
    if (!this.#asked) void requestPersistence();
    this.#asked = true;
    if (this.#workspace.document !== document) this.#schedule();
  }
}
