/** All checks over a dataset that is read twice: what they found, and how good each document is. */
import { countItems, type Placed } from '../dataset/document';
import { Sketches } from '../sketch/min-hash';
import {
  CHECK_OPTIONS,
  type Check,
  type CheckCode,
  type CheckOptions,
  type Look,
  type RepairCode,
  type Scope,
  type Seen,
  type Table,
} from './check';
import { CHECKS } from './checks';
import { Copies } from './copies';
import { Finds, type Example, type FoundKind, type Where } from './finds';
import { LabelCounts, type LabelKind } from './labels';
import { qualityOf, rounded, type Quality } from './quality';
import { StringTable } from './string-table';

export interface CheckResult {
  readonly code: CheckCode;
  readonly count: number;
  readonly documents: number;
  readonly kinds: readonly FoundKind[];
  readonly examples: readonly Example[];
  readonly repair?: RepairCode;
}

export interface CheckReport {
  readonly documents: number;
  readonly mentions: number;
  readonly relations: number;
  readonly events: number;
  readonly labels: readonly {
    readonly kind: LabelKind;
    readonly label: string;
    readonly count: number;
  }[];
  readonly quality: Quality;
  /** Every check that was made, also those that found nothing. */
  readonly checks: readonly CheckResult[];
}

interface Running {
  readonly check: Check;
  readonly finds: Finds;
  readonly look: Look;
}

export class CheckRun {
  readonly #running: readonly Running[];
  readonly #needs: ReadonlySet<Table>;
  readonly #sketches = new Sketches();
  readonly #copies = new Copies();
  readonly #strings = new StringTable();
  readonly #labels = new LabelCounts();
  readonly #ids: string[] = [];
  readonly #lines: number[] = [];
  readonly #files: string[] = [];
  readonly #sides: string[] = [];
  readonly #items: number[] = [];
  readonly #counts = { mentions: 0, relations: 0, events: 0 };
  #again = 0;
  #ended = false;

  constructor(options: CheckOptions = CHECK_OPTIONS, checks: readonly Check[] = CHECKS) {
    this.#needs = new Set(checks.flatMap(({ needs }) => needs));
    this.#running = checks.map((check) => {
      const finds = new Finds(options.examples, (index) => this.where(index));
      return { check, finds, look: check.start(this.#scope(options, finds)) };
    });
  }

  /** First pass. */
  see(placed: Placed): void {
    const index = this.#ids.length;
    this.#note(placed);
    if (this.#needs.has('sketches')) this.#sketches.add(placed.document.text);
    if (this.#needs.has('copies')) this.#copies.add(placed.document);
    if (this.#needs.has('strings')) this.#strings.add(index, placed);
    const seen: Seen = { ...placed, index };
    for (const { look } of this.#running) look.see?.(seen);
  }

  /** Second pass: the same documents in the same order. */
  again(placed: Placed): void {
    const index = this.#again;
    if (this.#ids[index] !== placed.document.id) {
      throw new Error('the second pass shows other documents than the first');
    }
    this.#again += 1;
    const seen: Seen = { ...placed, index };
    for (const { look } of this.#running) look.again?.(seen);
  }

  /** After both passes. */
  report(): CheckReport {
    this.#end();
    const scores = this.#ids.map((_, index) => this.#score(index));
    return {
      documents: this.#ids.length,
      ...this.#counts,
      labels: this.#labels.all().map(({ kind, label, count }) => ({ kind, label, count })),
      quality: qualityOf(scores, (index) => this.where(index)),
      checks: this.#running.map(({ check, finds }) => resultOf(check, finds)),
    };
  }

  /** The first document of the group of near duplicates that each one is in. */
  groups(): Int32Array {
    return this.#sketches.groups();
  }

  /** The first document with the same text. */
  copyOf(index: number): number {
    return this.#copies.firstOf(index);
  }

  sideOf(index: number): string {
    return this.#sides[index] ?? '';
  }

  /** Whether a check has found something in the document so far. */
  hasFound(code: CheckCode, index: number): boolean {
    return this.#running.some(({ check, finds }) => check.code === code && finds.of(index) > 0);
  }

  /** How often a label is used. */
  usesOf(kind: LabelKind, label: string): number {
    return this.#labels.countOf(kind, label);
  }

  /** How often a string has a label, in all sources. */
  usesAs(text: string, label: string): number {
    return this.#strings.usesAs(text, label);
  }

  /** Of each document, in the order of reading; after both passes. */
  *scores(): Generator<Where & { readonly score: number }> {
    for (let index = 0; index < this.#ids.length; index += 1) {
      yield { ...this.where(index), score: rounded(this.scoreOf(index)) };
    }
  }

  /** From 0 to 1; after both passes. */
  scoreOf(index: number): number {
    this.#end();
    return this.#score(index);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const { look } of this.#running) look.end?.();
  }

  /** Each check takes its weight, of checks of annotations the share of those that it found. */
  #score(index: number): number {
    let score = 1;
    for (const { check, finds } of this.#running) {
      const count = finds.of(index);
      if (count === 0) continue;
      const items = Math.max(1, this.#items[index] ?? 1);
      score *= 1 - check.weight * (check.of === 'item' ? Math.min(1, count / items) : 1);
    }
    return score;
  }

  #note({ document, file, line = 0, side }: Placed): void {
    this.#labels.add(this.#ids.length, document);
    this.#ids.push(document.id);
    this.#lines.push(line);
    this.#files.push(file);
    this.#sides.push(side);
    this.#items.push(countItems(document));
    this.#counts.mentions += document.mentions.length;
    this.#counts.relations += document.relations.length;
    this.#counts.events += document.events.length;
  }

  where(index: number): Where {
    const line = this.#lines[index] ?? 0;
    const where = { document: this.#ids[index] ?? '', file: this.#files[index] ?? '' };
    return line > 0 ? { ...where, line } : where;
  }

  #scope(options: CheckOptions, finds: Finds): Scope {
    return {
      options,
      finds,
      sketches: this.#sketches,
      copies: this.#copies,
      strings: this.#strings,
      size: () => this.#ids.length,
      idOf: (index) => this.#ids[index] ?? '',
      sideOf: (index) => this.sideOf(index),
    };
  }
}

function resultOf({ code, repair }: Check, finds: Finds): CheckResult {
  const { count, documents } = finds;
  const found = { code, count, documents, kinds: finds.kinds(), examples: finds.examples() };
  return repair === undefined ? found : { ...found, repair };
}
