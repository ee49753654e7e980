/** Instruction templates that a person edits: what is at fault stays as a draft, and is not taken. */
import { ok, type Result } from '../../../core/result';
import type { Template } from '../../../corpus/instruct/template';
import {
  parseTemplates,
  templatesText,
  type TemplateError,
} from '../../../corpus/instruct/template-file';
import { TEMPLATES } from '../../../corpus/instruct/templates/templates';

interface TemplateRow {
  readonly key: number;
  /** What records are made with. */
  readonly taken: Template;
  /** What was typed; the same as `taken` unless it is at fault. */
  readonly draft: Template;
  readonly fault: TemplateError | undefined;
}

/** What was done last to the list as a whole. */
type Done = 'removed' | 'reset' | 'loaded';

export class TemplateList {
  rows = $state.raw<readonly TemplateRow[]>([]);
  /** Key of the row that is edited. */
  chosen = $state.raw(0);
  done = $state.raw<Done | undefined>(undefined);

  readonly current = $derived(this.rows.find(({ key }) => key === this.chosen) ?? this.rows[0]);
  /** As the command line reads them. */
  readonly text = $derived(templatesText(this.rows.map(({ taken }) => taken)));
  readonly isProject = $derived(this.text === templatesText(TEMPLATES));
  readonly faults = $derived(this.rows.filter(({ fault }) => fault !== undefined).length);

  #keys = 0;
  #before: readonly TemplateRow[] = [];

  constructor() {
    this.rows = TEMPLATES.map((template) => this.#rowOf(template));
    this.chosen = this.rows[0]?.key ?? 0;
  }

  /** Changes the chosen one. */
  edit(change: Partial<Template>): void {
    const { current } = this;
    if (current === undefined) return;
    const draft = { ...current.draft, ...change };
    const read = parseTemplates(templatesText([draft]));
    const row = read.ok
      ? { ...current, draft, taken: draft, fault: undefined }
      : { ...current, draft, fault: read.error };
    this.done = undefined;
    this.rows = this.rows.map((other) => (other.key === current.key ? row : other));
  }

  /** A copy of the chosen one, to be edited. */
  add(): void {
    const { current } = this;
    if (current === undefined) return;
    const row = this.#rowOf(current.taken);
    const at = this.rows.indexOf(current) + 1;
    this.done = undefined;
    this.rows = [...this.rows.slice(0, at), row, ...this.rows.slice(at)];
    this.chosen = row.key;
  }

  /** The last one stays: there is no file without a template. */
  remove(): void {
    const { current, rows } = this;
    if (current === undefined || rows.length === 1) return;
    const at = rows.indexOf(current);
    const next = rows[at + 1] ?? rows[at - 1];
    this.#replace(
      rows.filter((row) => row !== current),
      'removed',
    );
    this.chosen = next?.key ?? 0;
  }

  /** Those of the project again. */
  reset(): void {
    this.#replace(
      TEMPLATES.map((template) => this.#rowOf(template)),
      'reset',
    );
  }

  /** A file at fault changes nothing. */
  load(content: string): Result<undefined, TemplateError> {
    const read = parseTemplates(content);
    if (!read.ok) return read;
    this.#replace(
      read.value.map((template) => this.#rowOf(template)),
      'loaded',
    );
    return ok(undefined);
  }

  /** Takes back what `done` says. */
  undo(): void {
    if (this.done === undefined) return;
    this.rows = this.#before;
    this.done = undefined;
  }

  /** There is nothing to take back. */
  forgetDone(): void {
    this.done = undefined;
  }

  #replace(rows: readonly TemplateRow[], done: Done): void {
    this.#before = this.rows;
    this.rows = rows;
    this.chosen = rows[0]?.key ?? 0;
    this.done = done;
  }

  #rowOf(template: Template): TemplateRow {
    this.#keys += 1;
    return { key: this.#keys, taken: template, draft: template, fault: undefined };
  }
}
