/** The text, what to look for in it, and what was found: the one place where these change together. */
import { EMPTY_EXTRACTION, type Extraction } from '../../core/extraction';
import { filterByScore } from '../../core/filter';
import type { Instructions } from '../../answer/instruction/question';
import { EMPTY_SCHEMA, type Schema } from '../../core/schema';
import { checkSchema, hasErrors } from '../../core/schema-check';
import { isBlank } from '../../core/text';
import type { ExtractorClient } from '../../engine/client/client';
import type { Failure } from '../../engine/contract/extractor';
import { updateBlocks, type Block } from './blocks';
import { normalizeLineEnds } from './decode-text';
import { NO_EDITS, schemaOfPreset, withEdit, withoutEdit } from './edited-schemas';
import { startRun, type ExtractionRun } from '../../engine/run/extraction-run';
import { FindsCache } from '../../engine/run/finds-cache';
import { assignHues } from './hues';
import { indexMarks } from './marks';
import { emphasizedMentions, NO_SELECTION, type Selection } from './selection';
import { findEdit } from '../../core/edit';
import { shiftExtraction } from '../../core/shift';

/** Code units. A longer text is kept and shown, but not read by the model. */
export const TEXT_LIMIT = 1_000_000;
const TYPING_PAUSE = 250;

/** `done` and `total` count chunks; `waiting` is for a pause in typing, or for the model. */
export type Job =
  | { readonly phase: 'idle' }
  | { readonly phase: 'waiting' }
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  | { readonly phase: 'done'; readonly milliseconds: number }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly failure: Failure };

export class Workspace {
  text = $state.raw('');
  blocks = $state.raw<readonly Block[]>(updateBlocks([], ''));
  schema = $state.raw<Schema>(EMPTY_SCHEMA);
  presetId = $state.raw('');
  /** Edited schemas by the id of their preset. */
  edited = $state.raw(NO_EDITS);
  /** The text that `replace` put away. */
  replaced = $state.raw<string | undefined>(undefined);
  extraction = $state.raw<Extraction>(EMPTY_EXTRACTION);
  threshold = $state(0.5);
  selection = $state.raw<Selection>(NO_SELECTION);
  job = $state.raw<Job>({ phase: 'idle' });

  readonly tooLong = $derived(this.text.length > TEXT_LIMIT);
  readonly shown = $derived(filterByScore(this.extraction, this.threshold));
  readonly hues = $derived(assignHues(this.schema));
  readonly marks = $derived(indexMarks(this.shown, this.schema, this.hues));
  readonly emphasized = $derived(emphasizedMentions(this.shown, this.selection));

  readonly #client: ExtractorClient;
  readonly #instructions: () => Instructions;
  /** Of every text and schema of this page. */
  readonly #finds = new FindsCache();
  #modelReady = false;
  #run: ExtractionRun | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `instructions` are those of the moment when a job begins. */
  constructor(client: ExtractorClient, instructions: () => Instructions) {
    this.#client = client;
    this.#instructions = instructions;
  }

  /** Typing: marks away from the edit stay where they belong until the new result is there. */
  edit(next: string): void {
    if (next === this.text) return;
    this.replaced = undefined;
    this.extraction = shiftExtraction(this.extraction, findEdit(this.text, next));
    this.#setText(next);
    this.#schedule(TYPING_PAUSE);
  }

  /** Another text altogether; the one before can be brought back until something is typed. */
  replace(text: string, presetId = this.presetId): void {
    this.replaced = isBlank(this.text) ? undefined : this.text;
    this.extraction = EMPTY_EXTRACTION;
    this.#setText(normalizeLineEnds(text));
    this.#useSchema(presetId);
  }

  /** As this person edited it before, or as it comes. */
  choosePreset(id: string): void {
    this.#useSchema(id);
  }

  /** Edits the schema of the chosen preset. */
  applySchema(schema: Schema): void {
    this.edited = withEdit(this.edited, this.presetId, schema);
    this.#useSchema(this.presetId);
  }

  /** Back to the preset as it comes. */
  resetSchema(): void {
    this.edited = withoutEdit(this.edited, this.presetId);
    this.#useSchema(this.presetId);
  }

  select(selection: Selection): void {
    this.selection = selection;
  }

  /** Another model is about to be loaded: what runs stops, and begins anew with `start`. */
  pause(): void {
    this.#modelReady = false;
    this.#schedule(0);
  }

  /** The model is there: what has waited for it starts. */
  start(): void {
    this.#modelReady = true;
    this.#schedule(0);
  }

  cancel(): void {
    if (this.#stop()) this.job = { phase: 'cancelled' };
  }

  retry(): void {
    this.#schedule(0);
  }

  #useSchema(presetId: string): void {
    this.presetId = presetId;
    this.schema = schemaOfPreset(this.edited, presetId);
    this.extraction = EMPTY_EXTRACTION;
    this.selection = NO_SELECTION;
    this.#schedule(0);
  }

  #setText(text: string): void {
    this.text = text;
    this.blocks = updateBlocks(this.blocks, this.tooLong ? '' : text);
    this.selection = NO_SELECTION;
  }

  /** Whether something was stopped. */
  #stop(): boolean {
    clearTimeout(this.#timer);
    const running = this.#run !== undefined;
    this.#run?.cancel();
    this.#run = undefined;
    return running;
  }

  #schedule(delay: number): void {
    this.#stop();
    if (this.tooLong || isBlank(this.text) || hasErrors(checkSchema(this.schema))) {
      this.extraction = EMPTY_EXTRACTION;
      this.job = { phase: 'idle' };
      return;
    }
    this.job = { phase: 'waiting' };
    if (!this.#modelReady) return;
    if (delay === 0) this.#begin();
    else
      this.#timer = setTimeout(() => {
        this.#begin();
      }, delay);
  }

  #begin(): void {
    this.job = { phase: 'running', done: 0, total: 0 };
    const { text, schema, extraction: stale } = this;
    const task = { text, schema, instructions: this.#instructions() };
    const request = { task, stale, cache: this.#finds };
    this.#run = startRun(this.#client, request, {
      progress: ({ extraction, done, total }) => {
        this.extraction = extraction;
        this.job = { phase: 'running', done, total };
      },
      finish: (outcome, extraction) => {
        this.#run = undefined;
        this.extraction = extraction;
        this.job = outcome.ok
          ? { phase: 'done', milliseconds: outcome.value.milliseconds }
          : { phase: 'failed', failure: outcome.error };
      },
    });
  }
}
