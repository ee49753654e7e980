/** The document that is open: its text, what to look for, what was found and decided, and how to go back. */
import { fieldChange, textChange, type Change, type Fields } from '../../core/change';
import {
  changeDocument,
  newDocument,
  shownOf,
  withPredictions,
  type Document,
  type DocumentSource,
} from '../../core/document';
import { findEdit } from '../../core/edit';
import { EMPTY_EXTRACTION, type Extraction } from '../../core/extraction';
import { normalizeLineEnds } from '../../core/file/line-ends';
import { filterByScore } from '../../core/filter';
import { withoutTypes } from '../../core/hide-types';
import { NO_HISTORY, record, redo, undo, type History, type Travel } from '../../core/history';
import { askedOf, type Schema } from '../../core/schema';
import { checkSchema, hasErrors } from '../../core/schema-check';
import { isBlank } from '../../core/text';
import type { Instructions } from '../../answer/instruction/question';

import { updateBlocks, type Block } from './blocks';
import { NO_EDITS, schemaOfPreset, withEdit, withoutEdit } from './edited-schemas';
import type { RunClient, RunRequest } from '../../engine/run/extraction-run';
import { assignHues } from './hues';
import { Jobs } from './jobs.svelte';
import { indexMarks } from './marks';
import { newId } from './new-id';
import { emphasizedMentions, NO_SELECTION, type Selection } from './selection';
import type { StartDelay } from './start-rule';

/** Code units. A longer text is kept and shown, but not read by the model. */
export const TEXT_LIMIT = 1_000_000;

/** Equal for schemas that ask a model the same. */
const asks = (schema: Schema): string => JSON.stringify(askedOf(schema));

export interface WorkspaceOptions {
  readonly client: RunClient;
  /** Those of the moment when a job begins. */
  readonly instructions: () => Instructions;
  /** How long a change that was typed waits to be read. */
  readonly typingDelay: () => StartDelay;
}

export class Workspace {
  document = $state.raw<Document>(newDocument(newId(), Date.now()));
  history = $state.raw<History>(NO_HISTORY);
  /** Another tab edits this document: it is shown as it is there. */
  readOnly = $state.raw(false);
  blocks = $state.raw<readonly Block[]>(updateBlocks([], ''));
  /** Edited schemas by the id of their preset. */
  edited = $state.raw(NO_EDITS);
  threshold = $state(0.5);
  /** Types that are out of sight for now; exports and decisions have them. */
  hidden = $state.raw<ReadonlySet<string>>(new Set());
  selection = $state.raw<Selection>(NO_SELECTION);
  /** Where the caret belongs after a step back or forward; a new object each time. */
  caret = $state.raw<{ readonly at: number } | undefined>(undefined);

  readonly text = $derived(this.document.text);
  readonly schema = $derived(this.document.schema);
  readonly presetId = $derived(this.document.presetId);
  readonly tooLong = $derived(this.text.length > TEXT_LIMIT);
  /** All finds and decisions, before the threshold. */
  readonly found = $derived(shownOf(this.document));
  readonly shown = $derived(filterByScore(this.found.extraction, this.threshold));
  /** What is shown and not hidden by its type. */
  readonly visible = $derived(withoutTypes(this.shown, this.hidden));
  readonly hues = $derived(assignHues(this.schema));
  readonly marks = $derived(indexMarks(this.visible, this.schema, this.hues));
  readonly emphasized = $derived(emphasizedMentions(this.visible, this.selection));
  readonly canUndo = $derived(!this.readOnly && this.history.undo.length > 0);
  readonly canRedo = $derived(!this.readOnly && this.history.redo.length > 0);

  readonly #jobs: Jobs;
  readonly #options: WorkspaceOptions;
  /** Of documents that were open before in this visit, by id. */
  readonly #histories = new Map<string, History>();
  /** Name and version of the model that reads; empty until one is there. */
  #model = '';

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#jobs = new Jobs(options.client, {
      request: () => this.#request(),
      take: (extraction, complete) => {
        this.#take(extraction, complete);
      },
    });
  }

  get job(): Jobs['state'] {
    return this.#jobs.state;
  }

  /** Whether a person made or confirmed the item; `id` as results have it. */
  isOwn(id: string | undefined): boolean {
    return id !== undefined && this.document.items.get(id)?.verdict === 'accepted';
  }

  /** Another document: its stored results are shown at once; it is read only where they are not whole. */
  open(document: Document, readOnly = false): void {
    this.#histories.set(this.document.id, this.history);
    this.#jobs.stop();
    this.history = this.#histories.get(document.id) ?? NO_HISTORY;
    this.readOnly = readOnly;
    this.#put(document);
    this.selection = NO_SELECTION;
    this.#readIfNeeded();
  }

  /** The same document as another tab saved it. */
  follow(document: Document): void {
    if (this.readOnly && document.id === this.document.id) this.#put(document);
  }

  /** Typing: marks away from the edit stay where they belong until the new result is there. */
  edit(next: string, caret?: number): void {
    if (next === this.text || this.readOnly) return;
    this.#change(textChange(this.document, findEdit(this.text, next, caret)), true);
    this.#jobs.schedule(this.#options.typingDelay());
  }

  /** Another text altogether, and where it came from: one step of undo. */
  replace(text: string, options: { presetId?: string; source?: DocumentSource } = {}): void {
    if (this.readOnly) return;
    const edit = findEdit(this.text, normalizeLineEnds(text));
    const { presetId = this.presetId, source } = options;
    const fields = { ...this.#schemaFields(presetId), source };
    const change = textChange(this.document, edit);
    const { before, after } = fieldChange(this.document, fields);
    this.#change({ ...change, before, after });
    this.#jobs.schedule(0);
  }

  /** What a new document looks for at first; nothing to undo. */
  usePreset(id: string): void {
    this.document = { ...this.document, ...this.#schemaFields(id) };
  }

  /** As this person edited it before, or as it comes. */
  choosePreset(id: string): void {
    this.setFields(this.#schemaFields(id));
  }

  /** Edits the schema of this document; it is also what its preset means from now on. */
  applySchema(schema: Schema): void {
    this.edited = withEdit(this.edited, this.presetId, schema);
    this.setFields({ schema });
  }

  /** Back to the preset as it comes. */
  resetSchema(): void {
    this.edited = withoutEdit(this.edited, this.presetId);
    this.setFields(this.#schemaFields(this.presetId));
  }

  rename(title: string): void {
    this.setFields({ title });
  }

  markDone(done: boolean): void {
    this.setFields({ done });
  }

  /** A change that was made elsewhere for this document as it is now, such as decisions: one step of undo. */
  apply(change: Change): void {
    if (!this.readOnly) this.#change(change);
  }

  undo(): void {
    if (this.canUndo) this.#travel(undo(this.history));
  }

  redo(): void {
    if (this.canRedo) this.#travel(redo(this.history));
  }

  select(selection: Selection): void {
    this.selection = selection;
  }

  /** Another model is about to be loaded: what runs stops. */
  pause(): void {
    this.#model = '';
    if (this.job.phase === 'running' || this.job.phase === 'waiting') this.#jobs.pause();
    else this.#jobs.halt();
  }

  /** The model is there. `again`: the person chose it, so that the text is read with it. */
  start(model: string, again: boolean): void {
    this.#model = model;
    this.#jobs.start();
    if (again && this.job.phase !== 'running') this.#jobs.schedule(0);
    else if (this.job.phase === 'stored') this.#readIfNeeded();
  }

  cancel(): void {
    this.#jobs.cancel();
  }

  retry(): void {
    this.#jobs.schedule(0);
  }

  #readIfNeeded(): void {
    const { predictions, schema } = this.document;
    if (predictions?.complete !== true) {
      this.#jobs.schedule(0);
      return;
    }
    const otherModel = this.#model !== '' && predictions.model !== this.#model;
    if (asks(predictions.schema) !== asks(schema)) this.#jobs.rest('schema');
    else this.#jobs.rest(otherModel ? 'model' : undefined);
  }

  #request(): RunRequest | undefined {
    const { text, items, schema, predictions } = this.document;
    const empty = this.tooLong || isBlank(text) || hasErrors(checkSchema(schema));
    if (empty || this.readOnly) return undefined;
    const stale = predictions?.extraction ?? EMPTY_EXTRACTION;
    const task = { text, schema: askedOf(schema), instructions: this.#options.instructions() };
    return { task, items, stale };
  }

  #take(extraction: Extraction, complete: boolean): void {
    const schema = askedOf(this.document.schema);
    const predictions = { extraction, model: this.#model, schema, at: Date.now(), complete };
    this.document = withPredictions(this.document, predictions);
  }

  #schemaFields(presetId: string): Pick<Fields, 'presetId' | 'schema'> {
    return { presetId, schema: schemaOfPreset(this.edited, presetId) };
  }

  /** One step of undo. */
  setFields(fields: Partial<Fields>): void {
    if (this.readOnly) return;
    const asked = asks(this.schema);
    this.#change(fieldChange(this.document, fields));
    if (asks(this.schema) !== asked) this.#reread();
  }

  #change(change: Change, typing = false): void {
    const now = Date.now();
    this.history = record(this.history, change, now, typing);
    this.#put(changeDocument(this.document, change, now));
  }

  #travel(travel: Travel | undefined): void {
    if (travel === undefined) return;
    const { change, history } = travel;
    const asked = asks(this.schema);
    this.history = history;
    this.#put(changeDocument(this.document, change, Date.now()));
    const { edit } = change;
    if (edit !== undefined) this.caret = { at: edit.at + edit.inserted.length };
    if (asks(this.schema) !== asked) this.#reread();
    else if (edit !== undefined) this.#jobs.schedule(this.#options.typingDelay());
  }

  /** What was found for another schema is not shown for this one. */
  #reread(): void {
    const { predictions: _old, ...rest } = this.document;
    if (!this.document.done) this.document = rest;
    this.selection = NO_SELECTION;
    this.#jobs.schedule(0);
  }

  #put(document: Document): void {
    const changed = document.text !== this.document.text;
    this.document = document;
    if (!changed) return;
    this.blocks = updateBlocks(this.blocks, this.tooLong ? '' : document.text);
    this.selection = NO_SELECTION;
  }
}
