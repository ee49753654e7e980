/** One decision about a string in many documents: first counted, then made, and taken back as a whole. */
import type { Document } from '../../core/document';
import { loadDocument } from '../../storage/documents';
import {
  changeStored,
  takeBackStored,
  type Made,
  type StoredPorts,
} from '../workspace/change-stored';
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
      let count = 0;
      const done = await changeStored(this.#ports, id, (document) => {
        const planned = this.#plan(document, asked);
        count = planned.count;
        return planned.change;
      });
      if (done === undefined) skipped += 1;
      else if (done.made !== undefined) {
        made.push(done.made);
        places += count;
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
    for (const made of this.#made) {
      if ((await takeBackStored(this.#ports, made)) === undefined) skipped += 1;
    }
    this.#made = [];
    if (skipped === 0) this.close();
    else this.outcome = { ...NONE, skipped };
    this.busy = false;
  }

  get #ports(): StoredPorts {
    return { workspace: this.#workspace, library: this.#library };
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
}
