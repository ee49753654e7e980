/** One decision about a string in many documents: first counted, then made, and taken back as a whole. */
import { invertChange, type Change } from '../../core/change';
import { changeDocument, type Document } from '../../core/document';
import { loadDocument, saveDocument } from '../../storage/documents';
import { summaryOf } from '../../storage/stored-document';
import { newId } from '../workspace/new-id';
import type { Workspace } from '../workspace/workspace.svelte';
import { planString, type Planned, type StringDecision } from './everywhere';
import type { BatchLibrary } from './ports';

export interface Asked extends Omit<StringDecision, 'threshold'> {
  readonly ids: readonly string[];
}

export interface Outcome {
  readonly places: number;
  readonly documents: number;
  /** Another tab edits them, or storage failed: nothing was changed there. */
  readonly skipped: number;
}

/** `revision` undefined: of the document that is open. */
interface Made {
  readonly id: string;
  readonly change: Change;
  readonly revision: number | undefined;
}

const NONE: Outcome = { places: 0, documents: 0, skipped: 0 };

export class Everywhere {
  asked = $state.raw<Asked | undefined>();
  /** What would be decided; undefined while it is counted. */
  planned = $state.raw<Outcome | undefined>();
  /** What was decided; undefined before. */
  outcome = $state.raw<Outcome | undefined>();
  busy = $state.raw(false);
  readonly #workspace: Workspace;
  readonly #library: BatchLibrary;
  readonly #name: () => string;
  #made: readonly Made[] = [];

  constructor(workspace: Workspace, library: BatchLibrary, name: () => string) {
    this.#workspace = workspace;
    this.#library = library;
    this.#name = name;
  }

  /** Counts what it would decide. */
  async ask(asked: Asked): Promise<void> {
    this.asked = asked;
    this.outcome = undefined;
    this.planned = undefined;
    let { places, documents } = NONE;
    for (const id of asked.ids) {
      const document = await this.#load(id);
      if (this.asked !== asked) return;
      const count = document === undefined ? 0 : this.#plan(document, asked).count;
      places += count;
      if (count > 0) documents += 1;
    }
    this.planned = { places, documents, skipped: 0 };
  }

  close(): void {
    this.asked = undefined;
    this.planned = undefined;
    this.outcome = undefined;
  }

  async decide(): Promise<void> {
    const { asked } = this;
    if (asked === undefined || this.busy) return;
    this.busy = true;
    const made: Made[] = [];
    let { places, skipped } = NONE;
    for (const id of asked.ids) {
      const done = await this.#decideIn(id, asked);
      if (done === undefined) skipped += 1;
      else if (done.made !== undefined) {
        made.push(done.made);
        places += done.count;
      }
    }
    this.#made = made;
    this.outcome = { places, documents: made.length, skipped };
    this.busy = false;
  }

  /** Documents that were changed since stay as they are, and are counted as skipped. */
  async takeBack(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let skipped = 0;
    for (const made of this.#made) if (!(await this.#takeBackIn(made))) skipped += 1;
    this.#made = [];
    if (skipped === 0) this.close();
    else this.outcome = { ...NONE, skipped };
    this.busy = false;
  }

  get canTakeBack(): boolean {
    return this.outcome !== undefined && this.#made.length > 0;
  }

  #plan(document: Document, asked: Asked): Planned {
    const { threshold } = this.#workspace;
    const model = document.predictions?.model ?? '';
    const decider = { name: this.#name(), now: Date.now(), model, newId };
    return planString(document, { ...asked, threshold }, decider);
  }

  async #load(id: string): Promise<Document | undefined> {
    if (id === this.#library.openId) return this.#workspace.document;
    const loaded = await loadDocument(id);
    return loaded.ok ? loaded.value?.document : undefined;
  }

  /** Undefined where it could not be done. */
  async #decideIn(
    id: string,
    asked: Asked,
  ): Promise<{ readonly made?: Made; readonly count: number } | undefined> {
    if (id === this.#library.openId) {
      if (this.#workspace.readOnly) return undefined;
      const { change, count } = this.#plan(this.#workspace.document, asked);
      if (count === 0) return { count };
      this.#workspace.apply(change);
      return { made: { id, change, revision: undefined }, count };
    }
    return this.#library.whileFree(id, async () => {
      const loaded = await loadDocument(id);
      if (!loaded.ok || loaded.value === undefined) return undefined;
      const { document, revision } = loaded.value;
      const { change, count } = this.#plan(document, asked);
      if (count === 0) return { count };
      const saved = await this.#save(document, change, revision);
      return saved === undefined ? undefined : { made: { id, change, revision: saved }, count };
    });
  }

  async #takeBackIn({ id, change, revision }: Made): Promise<boolean> {
    const inverse = invertChange(change);
    if (id === this.#library.openId) {
      const { items } = this.#workspace.document;
      const untouched = [...change.items].every(([key, { after }]) => items.get(key) === after);
      if (revision !== undefined || !untouched) return false;
      this.#workspace.apply(inverse);
      return true;
    }
    const done = await this.#library.whileFree(id, async () => {
      const loaded = await loadDocument(id);
      if (!loaded.ok || loaded.value === undefined || revision !== loaded.value.revision) {
        return false;
      }
      return (await this.#save(loaded.value.document, inverse, revision)) !== undefined;
    });
    return done === true;
  }

  /** The new revision. */
  async #save(document: Document, change: Change, base: number): Promise<number | undefined> {
    const next = changeDocument(document, change, Date.now());
    const saved = await saveDocument(next, base);
    if (!saved.ok || saved.value.kind === 'conflict') return undefined;
    this.#library.follow(summaryOf(next));
    return saved.value.revision;
  }
}
