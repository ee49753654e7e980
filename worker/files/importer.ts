/** One import at a time: files are read and kept here, and stored once the person has agreed. */
import { err, ok, type Result } from '../../src/core/result';
import type {
  EntryView,
  FilesApi,
  ImportFailure,
  ImportOutcome,
  ImportPlan,
  ReadProgress,
  StoreProgress,
} from '../../src/files/contract';
import { describe, type FileProblem, type PickedFile } from '../../src/files/file-document';
import type { CMapLoader } from '../../src/files/pdf/open-pdf';
import type { ReadEntry } from '../../src/files/read/entry';
import { readFiles } from '../../src/files/read/read-files';
import { LossCounter } from '../../src/formats/count-losses';
import type { Loss } from '../../src/formats/format';
import type { DocumentStore } from './document-store';
import { entryView } from './entry-view';
import { importedDocuments } from './imported';
import { LibraryWriter, type Placed } from './library-writer';

/** Milliseconds between two reports of progress. */
const PACE = 100;
/** Problems of rows that are listed. */
const MOST_PROBLEMS = 200;

/** Random, so that ids made here are no others. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

export class Importer implements FilesApi {
  readonly #store: DocumentStore;
  readonly #cMaps: CMapLoader;
  readonly #entries = new Map<number, ReadEntry>();
  /** Changes with every call that ends the one before. */
  #turn = 0;

  constructor(store: DocumentStore, cMaps: CMapLoader) {
    this.#store = store;
    this.#cMaps = cMaps;
  }

  async read(
    files: readonly PickedFile[],
    onEntry: (entry: EntryView) => void | Promise<void>,
    onProgress: (progress: ReadProgress) => void,
  ): Promise<void> {
    const turn = (this.#turn += 1);
    this.#entries.clear();
    const pace = new Pace();
    const prefix = randomId();
    let ids = 0;
    const entries = readFiles(files, {
      cMaps: this.#cMaps,
      ids: { prefix, next: () => `${prefix}${(ids += 1)}` },
      onProgress: (file, done, total) => {
        if (pace.isDue()) onProgress({ file, done, total });
      },
      isCancelled: () => turn !== this.#turn,
    });
    for await (const entry of entries) {
      if (turn !== this.#turn) return;
      const id = this.#entries.size;
      this.#entries.set(id, entry);
      // Listeners have a channel of their own: without waiting, the end could overtake the last entry.
      await onEntry(entryView(id, entry));
    }
  }

  async store(
    plan: ImportPlan,
    onProgress: (progress: StoreProgress) => void,
  ): Promise<Result<ImportOutcome, ImportFailure>> {
    const turn = (this.#turn += 1);
    try {
      return await this.#put(plan, onProgress, () => turn !== this.#turn);
    } catch (error) {
      return err({ code: 'failed', detail: describe(error) });
    }
  }

  cancel(): Promise<void> {
    this.#turn += 1;
    return Promise.resolve();
  }

  async #put(
    plan: ImportPlan,
    onProgress: (progress: StoreProgress) => void,
    isCancelled: () => boolean,
  ): Promise<Result<ImportOutcome, ImportFailure>> {
    const losses = new LossCounter();
    const writer = new LibraryWriter(this.#store, losses);
    const begun = await writer.begin();
    if (!begun.ok) return begun;
    const tally = new Tally();
    const pace = new Pace();
    for await (const item of importedDocuments(this.#entries, plan, randomId, losses)) {
      tally.cancelled = isCancelled();
      if (tally.cancelled) break;
      const put = item.ok ? await writer.put(item.value) : tally.note(item.error);
      if (!put.ok) return put;
      if (put.value !== undefined) tally.count(put.value);
      if (pace.isDue()) onProgress({ done: tally.done, total: this.#total(plan) });
    }
    const flushed = await writer.flush();
    if (!flushed.ok) return flushed;
    return ok(tally.outcome(losses.losses(), [...writer.changed]));
  }

  /** Rows without a text are counted, too: it is an estimate. */
  #total({ entries }: ImportPlan): number {
    return entries.reduce((total, id) => {
      const content = this.#entries.get(id)?.content;
      if (content?.kind === 'table') return total + content.preview.rows;
      return total + (content?.kind === 'failed' ? 0 : (content?.documents.length ?? 0));
    }, 0);
  }
}

/** What became of the documents so far. */
class Tally {
  cancelled = false;
  readonly #counts: Record<Placed, number> = { added: 0, merged: 0, same: 0 };
  readonly #problems: FileProblem[] = [];
  #first: string | undefined;

  get done(): number {
    const { added, merged, same } = this.#counts;
    return added + merged + same;
  }

  note(problem: FileProblem): Result<undefined, never> {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
    return ok(undefined);
  }

  count({ placed, id }: { readonly placed: Placed; readonly id: string }): void {
    this.#counts[placed] += 1;
    this.#first ??= id;
  }

  outcome(losses: readonly Loss[], changed: readonly string[]): ImportOutcome {
    const first = this.#first === undefined ? {} : { first: this.#first };
    const { cancelled } = this;
    return { ...this.#counts, ...first, problems: this.#problems, losses, changed, cancelled };
  }
}

/** Lets a report through every so often. */
class Pace {
  #last = -Infinity;

  isDue(): boolean {
    const now = performance.now();
    if (now - this.#last < PACE) return false;
    this.#last = now;
    return true;
  }
}
