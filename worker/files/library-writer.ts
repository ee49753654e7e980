/** Puts documents into the library: new ones in batches, others into the document that they are. */
import type { Document } from '../../src/core/document';
import { ok, type Result } from '../../src/core/result';
import { mergeDocument } from '../../src/files/merge/merge';
import { DocumentIndex } from '../../src/files/merge/same-document';
import type { LossCounter } from '../../src/formats/count-losses';
import type { StorageFailure } from '../../src/storage/failure';
import type { DocumentStore } from './document-store';

/** Documents and UTF-16 code units of one transaction. */
const BATCH = 100;
const BATCH_LENGTH = 4_000_000;

export type Placed = 'added' | 'merged' | 'same';
type Stored<T> = Promise<Result<T, StorageFailure>>;

export class LibraryWriter {
  readonly changed = new Set<string>();
  readonly #store: DocumentStore;
  readonly #losses: LossCounter;
  readonly #index = new DocumentIndex();
  /** Not stored yet, by id. */
  readonly #pending = new Map<string, Document>();
  #length = 0;

  constructor(store: DocumentStore, losses: LossCounter) {
    this.#store = store;
    this.#losses = losses;
  }

  /** Looks at what is there; before anything is put. */
  begin(): Stored<void> {
    return this.#store.each((document) => {
      this.#index.add(document);
    });
  }

  /** `id`: of the document in the library. */
  async put(document: Document): Stored<{ readonly placed: Placed; readonly id: string }> {
    const found = await this.#find(document);
    if (!found.ok) return found;
    if (found.value !== undefined) {
      const { id } = found.value.document;
      const placed = await this.#merge(found.value, document);
      return placed.ok ? ok({ placed: placed.value, id }) : placed;
    }
    this.#index.add(document);
    this.#pending.set(document.id, document);
    this.#length += document.text.length;
    if (this.#pending.size >= BATCH || this.#length >= BATCH_LENGTH) {
      const flushed = await this.flush();
      if (!flushed.ok) return flushed;
    }
    return ok({ placed: 'added', id: document.id });
  }

  async flush(): Stored<void> {
    if (this.#pending.size === 0) return ok(undefined);
    const added = await this.#store.add([...this.#pending.values()]);
    if (added.ok) {
      this.#pending.clear();
      this.#length = 0;
    }
    return added;
  }

  async #find(document: Document): Stored<Known | undefined> {
    const { bySource, byText } = this.#index.find(document);
    if (bySource !== undefined) {
      const known = await this.#known(bySource);
      if (!known.ok || known.value !== undefined) return known;
    }
    for (const id of byText) {
      const known = await this.#known(id);
      if (!known.ok || known.value?.document.text === document.text) return known;
    }
    return ok(undefined);
  }

  async #known(id: string): Stored<Known | undefined> {
    const pending = this.#pending.get(id);
    if (pending !== undefined) return ok({ document: pending });
    const loaded = await this.#store.load(id);
    return loaded;
  }

  /** Another tab may save the document meanwhile: then it is merged into that state. */
  async #merge(known: Known, document: Document): Stored<Placed> {
    const { revision } = known;
    const merged = mergeDocument(known.document, document, this.#losses);
    if (merged === known.document) return ok('same');
    if (revision === undefined) {
      this.#pending.set(merged.id, merged);
      return ok('merged');
    }
    const saved = await this.#store.save({ ...merged, changed: Date.now() }, revision);
    if (!saved.ok) return saved;
    if (saved.value.kind === 'conflict') {
      const again = await this.#store.load(merged.id);
      if (!again.ok) return again;
      if (again.value !== undefined) return this.#merge(again.value, document);
    }
    this.changed.add(merged.id);
    return ok('merged');
  }
}

/** Without a revision: it is not stored yet. */
interface Known {
  readonly document: Document;
  readonly revision?: number;
}
