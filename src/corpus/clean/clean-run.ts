/** A dataset cleaned in two passes: looked through as a whole, then each document repaired and counted. */
import { CHECK_OPTIONS, type CheckOptions, type RepairCode } from '../check/check';
import { Finds, type Example, type FoundKind } from '../check/finds';
import { CheckRun, type CheckReport } from '../check/run';
import type { DatasetDocument, Placed } from '../dataset/document';
import { DROP_BROKEN_EVENTS, DROP_BROKEN_RELATIONS } from './link-repairs';
import {
  DROP_RARE_LABELS,
  DROP_REPEATED_ITEMS,
  KEEP_ONE_LABEL,
  REPAIR_OFFSETS,
  TRIM_BOUNDARIES,
} from './mention-repairs';
import { Duplicates, type WholeRepair } from './duplicates';
import type { CleanScope, Repair } from './repair';
import { DROP_BROKEN_TEXTS, DROP_EMPTY_TEXTS, MASK_PERSONAL_DATA } from './text-repairs';

/** In the order in which they are made. */
const REPAIRS: readonly Repair[] = [
  ...[DROP_EMPTY_TEXTS, DROP_BROKEN_TEXTS, REPAIR_OFFSETS, TRIM_BOUNDARIES],
  ...[DROP_REPEATED_ITEMS, KEEP_ONE_LABEL, DROP_RARE_LABELS],
  ...[DROP_BROKEN_RELATIONS, DROP_BROKEN_EVENTS, MASK_PERSONAL_DATA],
];

const WHOLE: readonly WholeRepair[] = [
  'drop-exact-duplicates',
  'drop-near-duplicates',
  'drop-shared-texts',
];

export const REPAIR_CODES: readonly RepairCode[] = [
  ...WHOLE,
  ...REPAIRS.map(({ code }) => code),
  'rename-repeated-ids',
];

export interface RepairCount {
  readonly code: RepairCode;
  readonly count: number;
  readonly documents: number;
  readonly kinds: readonly FoundKind[];
  readonly examples: readonly Example[];
}

export interface CleanReport {
  readonly repairs: readonly RepairCount[];
  readonly read: number;
  readonly written: number;
  readonly before: CheckReport;
  readonly after: CheckReport;
}

export class CleanRun {
  readonly #run: CheckRun;
  readonly #chosen: ReadonlySet<RepairCode>;
  readonly #duplicates: Duplicates;
  readonly #finds: ReadonlyMap<RepairCode, Finds>;
  readonly #scope: CleanScope;
  readonly #ids = new Set<string>();
  #at = 0;
  #written = 0;

  constructor(chosen: readonly RepairCode[], options: CheckOptions = CHECK_OPTIONS) {
    const run = new CheckRun(options);
    this.#run = run;
    this.#chosen = new Set(chosen);
    this.#duplicates = new Duplicates(run);
    this.#finds = new Map(
      REPAIR_CODES.filter((code) => this.#chosen.has(code)).map((code) => [
        code,
        new Finds(options.examples, (index) => run.where(index)),
      ]),
    );
    this.#scope = {
      usesOf: (kind, label) => run.usesOf(kind, label),
      usesAs: (text, label) => run.usesAs(text, label),
      fewest: options.fewest,
    };
  }

  /** First pass. */
  see(placed: Placed): void {
    this.#run.see(placed);
    this.#duplicates.see(placed.document);
  }

  /** Second pass: the document as it is to be written; undefined where it goes. */
  again(placed: Placed): DatasetDocument | undefined {
    const index = this.#at;
    this.#at += 1;
    this.#run.again(placed);
    const cleaned = this.#cleaned(placed.document, index);
    if (cleaned === undefined) return undefined;
    this.#written += 1;
    return this.#chosen.has('rename-repeated-ids') ? this.#named(cleaned, index) : cleaned;
  }

  /** `after`: of what was written, read again. */
  report(after: CheckReport): CleanReport {
    const repairs = [...this.#finds].map(([code, finds]) => ({
      code,
      count: finds.count,
      documents: finds.documents,
      kinds: finds.kinds(),
      examples: finds.examples(),
    }));
    const before = this.#run.report();
    return { repairs, read: before.documents, written: this.#written, before, after };
  }

  #cleaned(given: DatasetDocument, index: number): DatasetDocument | undefined {
    if (this.#isDropped(index)) return undefined;
    let document = given;
    for (const { code, apply } of REPAIRS) {
      if (!this.#chosen.has(code)) continue;
      const repaired = apply(document, this.#scope);
      for (const find of repaired.done) this.#finds.get(code)?.add(index, find);
      if (repaired.document === undefined) return undefined;
      document = repaired.document;
    }
    return document;
  }

  /** As a whole, because of another document. */
  #isDropped(index: number): boolean {
    for (const code of WHOLE) {
      const kept = this.#chosen.has(code) ? this.#duplicates.reasonFor(code, index) : undefined;
      if (kept === undefined) continue;
      const quote = kept === '' ? '' : `→ ${kept}`;
      this.#finds.get(code)?.add(index, { kind: 'document', quote });
      return true;
    }
    return false;
  }

  #named(document: DatasetDocument, index: number): DatasetDocument {
    let { id } = document;
    for (let count = 2; this.#ids.has(id); count += 1) id = `${document.id}~${count}`;
    this.#ids.add(id);
    if (id === document.id) return document;
    const quote = `${document.id} → ${id}`;
    this.#finds.get('rename-repeated-ids')?.add(index, { kind: 'renamed', quote });
    return { ...document, id };
  }
}
