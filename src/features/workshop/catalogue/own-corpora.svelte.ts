/** Rows that a person added to the catalogue: kept on this device, each change with its inverse. */
import { corporaText, parseCorpora } from '../../../corpus/catalogue/known';
import type { KnownCorpus } from '../../../corpus/catalogue/known-corpus';
import { ok, type Result } from '../../../core/result';
import { changeCorpora, loadCorpora } from '../../../storage/corpora';

interface Change {
  readonly put: readonly KnownCorpus[];
  /** Names. */
  readonly drop: readonly string[];
}

/** What was done last, to be said and undone. */
export interface Done {
  readonly kind: 'saved' | 'removed' | 'imported';
  /** Of the row; empty for a file. */
  readonly name: string;
  readonly added: number;
  readonly replaced: number;
  readonly inverse: Change;
}

const keyOf = (name: string): string => name.trim().toLowerCase();

const byName = (a: KnownCorpus, b: KnownCorpus): number => (keyOf(a.name) < keyOf(b.name) ? -1 : 1);

export class OwnCorpora {
  /** By name. */
  rows = $state.raw<readonly KnownCorpus[]>([]);
  ready = $state.raw(false);
  done = $state.raw<Done | undefined>(undefined);
  /** The last change is on this device; else it is good for this visit only. */
  kept = $state.raw(true);
  /** Stored rows that this version cannot read; they stay where they are. */
  unread = $state.raw(0);

  async load(): Promise<void> {
    const loaded = await loadCorpora();
    this.kept = loaded.ok;
    const read = (loaded.ok ? loaded.value : []).map((text) => parseCorpora(text));
    this.unread = read.filter((one) => !one.ok).length;
    this.rows = read.flatMap((one) => (one.ok ? one.value : [])).sort(byName);
    this.ready = true;
  }

  /** `former`: the name of the row before it was edited. */
  async save(row: KnownCorpus, former?: string): Promise<void> {
    const drop = former === undefined || keyOf(former) === keyOf(row.name) ? [] : [former];
    await this.#do({ put: [row], drop }, 'saved', row.name);
  }

  async remove(name: string): Promise<void> {
    await this.#do({ put: [], drop: [name] }, 'removed', name);
  }

  /** Rows of the same name are replaced. A file at fault changes nothing; the error is in English. */
  async bringIn(content: string): Promise<Result<undefined, string>> {
    const read = parseCorpora(content);
    if (!read.ok) return read;
    await this.#do({ put: read.value, drop: [] }, 'imported', '');
    return ok(undefined);
  }

  async undo(): Promise<void> {
    const { done } = this;
    this.done = undefined;
    if (done !== undefined) await this.#apply(done.inverse);
  }

  /** As a file that `dataset list --add` reads. */
  text(): string {
    return `${corporaText(this.rows)}\n`;
  }

  async #do(change: Change, kind: Done['kind'], name: string): Promise<void> {
    const touched = new Set([...change.put.map((row) => row.name), ...change.drop].map(keyOf));
    const before = this.rows.filter((row) => touched.has(keyOf(row.name)));
    const known = new Set(before.map((row) => keyOf(row.name)));
    const added = change.put.filter((row) => !known.has(keyOf(row.name)));
    const inverse = { put: before, drop: added.map((row) => row.name) };
    const replaced = change.put.length - added.length;
    this.done = { kind, name, added: added.length, replaced, inverse };
    await this.#apply(change);
  }

  async #apply({ put, drop }: Change): Promise<void> {
    const gone = new Set([...put.map(({ name }) => name), ...drop].map(keyOf));
    this.rows = [...this.rows.filter(({ name }) => !gone.has(keyOf(name))), ...put].sort(byName);
    const texts = new Map(put.map((row) => [keyOf(row.name), corporaText([row])]));
    const stored = await changeCorpora(texts, drop.map(keyOf));
    this.kept = stored.ok;
  }
}
