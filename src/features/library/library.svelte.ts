/** All documents of this device: which one is open, in which tab, and what becomes of the others. */
import type { Content } from '../../core/change';
import { newDocument, titleOf, type Document } from '../../core/document';
import {
  deleteDocuments,
  listDocuments,
  loadDocument,
  loadDocuments,
  saveDocument,
} from '../../storage/documents';
import type { DocumentSummary } from '../../storage/records';
import { summaryOf } from '../../storage/stored-document';
import { rescueUnsaved } from './rescue';
import { keepSchemas } from '../workspace/keep-schemas.svelte';
import { DocumentLocks } from '../workspace/document-locks';
import { Keeper } from '../workspace/keeper.svelte';
import { newId } from '../workspace/new-id';
import { lastOpened, rememberLast, tabDocument } from './last-document';
import type { Workspace } from '../workspace/workspace.svelte';

/** What a person is told once. `lost`: titles of documents that vanished from storage. */
export type LibraryNotice =
  | { readonly kind: 'removed'; readonly count: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'lost'; readonly titles: readonly string[] }
  | { readonly kind: 'edited-elsewhere'; readonly title: string };

interface Removal {
  readonly documents: readonly Document[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

export class Library {
  summaries = $state.raw<readonly DocumentSummary[]>([]);
  /** Storage was asked; before that the list is not known. */
  ready = $state.raw(false);
  notice = $state.raw<LibraryNotice | undefined>(undefined);
  readonly keeper: Keeper;
  readonly #workspace: Workspace;
  readonly #locks: DocumentLocks;
  #removals: readonly Removal[] = [];
  /** Documents that this tab removed or saw removed: they are not lost. */
  readonly #removed = new Set<string>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#locks = new DocumentLocks({
      changed: (ids) => void this.#changedElsewhere(ids),
      asked: () => this.keeper.flush(),
      lost: () => {
        workspace.readOnly = true;
        workspace.cancel();
      },
    });
    this.keeper = new Keeper(workspace, {
      save: saveDocument,
      saved: (document, gone) => {
        this.#saved(document, gone);
      },
      conflict: (document) => {
        this.#keepBoth(document);
      },
    });
  }

  get hasNews(): boolean {
    return this.notice !== undefined || this.keeper.failure !== undefined;
  }

  get openId(): string {
    return this.#workspace.document.id;
  }

  /** The document that this tab had, else that of the last visit; what was begun meanwhile stays. */
  async begin(): Promise<void> {
    const untouched = this.#workspace.document;
    await keepSchemas(this.#workspace);
    const listed = await listDocuments();
    if (listed.ok) this.summaries = listed.value;
    else this.keeper.failure = listed.error;
    this.ready = true;
    if (await rescueUnsaved()) await this.refresh();
    const last = lastOpened(this.summaries);
    if (last !== undefined && this.#workspace.document === untouched) {
      await this.open(last, last === tabDocument());
    }
    await this.#locks.claim(this.openId);
    this.keeper.start();
  }

  /** Shown read-only where another tab edits it. False where it is no longer there. */
  async open(id: string, reloaded = false): Promise<boolean> {
    await this.keeper.flush();
    const mine = await this.#locks.claim(id, reloaded);
    const loaded = await loadDocument(id);
    if (!loaded.ok || loaded.value === undefined) {
      await this.refresh();
      return false;
    }
    this.#show(loaded.value.document, loaded.value.revision, !mine);
    return true;
  }

  /** The document that another tab edits is edited here from now on. */
  async takeOver(): Promise<void> {
    const id = this.openId;
    await this.#locks.takeOver(id);
    const loaded = await loadDocument(id);
    if (loaded.ok && loaded.value !== undefined) {
      this.#show(loaded.value.document, loaded.value.revision, false);
    }
  }

  /** An empty one, or with what is given; it looks for what the open one looks for. */
  async create(content: Partial<Content> = {}): Promise<void> {
    await this.keeper.flush();
    const { presetId, schema } = this.#workspace;
    const document = newDocument(newId(), Date.now(), { presetId, schema, ...content });
    await this.#locks.claim(document.id);
    this.#show(document, 0, false);
  }

  /** A copy of each, which is listed; the open document stays open. */
  async duplicate(ids: readonly string[], titleOfCopy: (title: string) => string): Promise<void> {
    await this.keeper.flush();
    const loaded = await loadDocuments(ids);
    if (!loaded.ok) return;
    for (const document of loaded.value) {
      const now = Date.now();
      const title = titleOfCopy(titleOf(document));
      await saveDocument({ ...document, id: newId(), title, created: now, changed: now }, 0);
    }
    await this.refresh(true);
  }

  /** Also of documents that are not open; false where another tab edits it. */
  async rename(id: string, title: string): Promise<boolean> {
    if (id === this.openId) {
      this.#workspace.rename(title);
      return !this.#workspace.readOnly;
    }
    if (!(await this.#locks.isFree(id))) return false;
    const loaded = await loadDocument(id);
    if (!loaded.ok || loaded.value === undefined) return false;
    const { document, revision } = loaded.value;
    await saveDocument({ ...document, title }, revision);
    await this.refresh(true);
    return true;
  }

  /** Those that other tabs edit stay. The next one is opened where the open one goes. */
  async remove(ids: readonly string[]): Promise<void> {
    await this.keeper.flush();
    const free = await this.#removable(ids);
    const loaded = await loadDocuments(free);
    if (!loaded.ok) return;
    for (const id of free) this.#removed.add(id);
    if (free.includes(this.openId)) await this.#leaveFor(free);
    const removed = await deleteDocuments(free);
    if (!removed.ok) {
      this.keeper.failure = removed.error;
      return;
    }
    this.#removals = [...this.#removals, { documents: loaded.value, at: Date.now() }];
    if (free.length > 0) this.notice = { kind: 'removed', count: free.length };
    await this.refresh(true);
  }

  async #removable(ids: readonly string[]): Promise<readonly string[]> {
    const free: string[] = [];
    for (const id of ids) {
      const own = id === this.openId && !this.#workspace.readOnly;
      if (own || (await this.#locks.isFree(id))) free.push(id);
      else this.notice = { kind: 'edited-elsewhere', title: this.#summary(id)?.title ?? '' };
    }
    return free;
  }

  /** When the last removal was, for an undo of whatever came last; 0 without one. */
  get lastRemoval(): number {
    return this.#removals.at(-1)?.at ?? 0;
  }

  /** Brings back what was removed last. */
  async restore(): Promise<void> {
    const last = this.#removals.at(-1);
    if (last === undefined) return;
    this.#removals = this.#removals.slice(0, -1);
    for (const document of last.documents) {
      this.#removed.delete(document.id);
      await saveDocument(document, 0);
    }
    this.notice = undefined;
    await this.refresh(true);
    const [first] = last.documents;
    if (first !== undefined) await this.open(first.id);
  }

  /** Reads the list anew; `announce`: other tabs do, too. */
  async refresh(announce = false): Promise<void> {
    const listed = await listDocuments();
    if (!listed.ok) return;
    const before = this.summaries;
    this.summaries = listed.value;
    if (!announce) return;
    const ids = [...before, ...listed.value].map(({ id }) => id);
    this.#locks.announce(ids);
  }

  /** Whether no tab edits it, this one included. */
  async isFree(id: string): Promise<boolean> {
    return id !== this.openId && (await this.#locks.isFree(id));
  }

  /** Runs `work` while no tab can open the document; undefined where one has it open. */
  async whileFree<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    return id === this.openId ? undefined : this.#locks.whileFree(id, work);
  }

  /** A document that is not open was changed in storage. */
  follow(summary: DocumentSummary): void {
    this.#list(summary);
    this.#locks.announce([summary.id]);
  }

  #list(summary: DocumentSummary): readonly DocumentSummary[] {
    const others = this.summaries.filter(({ id }) => id !== summary.id);
    this.summaries = [...others, summary];
    return others;
  }

  /** Everything is about to be wiped: nothing is saved any more. */
  forget(): void {
    this.keeper.stop();
    this.#locks.release();
    this.summaries = [];
  }

  #summary(id: string): DocumentSummary | undefined {
    return this.summaries.find((summary) => summary.id === id);
  }

  #show(document: Document, revision: number, readOnly: boolean): void {
    this.keeper.adopt(document, revision);
    this.#workspace.open(document, readOnly);
    rememberLast(document.id);
  }

  /** Opens the newest of the others, or a new one. */
  async #leaveFor(going: readonly string[]): Promise<void> {
    const next = this.summaries
      .filter(({ id }) => !going.includes(id))
      .toSorted((a, b) => b.changed - a.changed)[0];
    if (next === undefined || !(await this.open(next.id))) await this.create();
  }

  #saved(document: Document, gone: boolean): void {
    const others = this.#list(summaryOf(document));
    rememberLast(document.id);
    this.#locks.announce([document.id]);
    if (gone) void this.#nameLost(others);
  }

  /** Storage was cleared behind the app's back: the open document is safe again, others may be lost. */
  async #nameLost(known: readonly DocumentSummary[]): Promise<void> {
    const listed = await listDocuments();
    if (!listed.ok) return;
    const there = new Set(listed.value.map(({ id }) => id));
    this.summaries = listed.value;
    const titles = known
      .filter(({ id }) => !there.has(id) && !this.#removed.has(id))
      .map(({ title }) => title);
    if (titles.length > 0) this.notice = { kind: 'lost', titles };
  }

  /** The other tab's text stays under its id; this one goes on under a new one. */
  #keepBoth(document: Document): void {
    const copy = { ...document, id: newId(), created: Date.now() };
    this.notice = { kind: 'conflict' };
    void this.#locks.claim(copy.id);
    this.#show(copy, 0, false);
    void this.keeper.flush();
  }

  async #changedElsewhere(ids: readonly string[]): Promise<void> {
    const before = new Set(this.summaries.map(({ id }) => id));
    await this.refresh();
    for (const { id } of this.summaries) before.delete(id);
    for (const id of before) this.#removed.add(id);
    if (!this.#workspace.readOnly || !ids.includes(this.openId)) return;
    const loaded = await loadDocument(this.openId);
    if (loaded.ok && loaded.value !== undefined) {
      this.keeper.adopt(loaded.value.document, loaded.value.revision);
      this.#workspace.follow(loaded.value.document);
    }
  }
}
