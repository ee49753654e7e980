/** What a repair of one document is, and what it may know of the whole dataset. */
import type { RepairCode } from '../check/check';
import type { Find } from '../check/finds';
import type { LabelKind } from '../check/labels';
import type { DatasetDocument } from '../dataset/document';

/** Of the dataset as it was read. */
export interface CleanScope {
  /** How often a label is used. */
  readonly usesOf: (kind: LabelKind, label: string) => number;
  /** How often a string has a label. */
  readonly usesAs: (text: string, label: string) => number;
  /** A label with fewer annotations has too few. */
  readonly fewest: number;
}

export interface Repaired {
  /** Undefined where the document goes as a whole. */
  readonly document: DatasetDocument | undefined;
  /** What was done, one a change. */
  readonly done: readonly Find[];
}

export interface Repair {
  readonly code: RepairCode;
  readonly apply: (document: DatasetDocument, scope: CleanScope) => Repaired;
}

/** Nothing to do. */
export function untouched(document: DatasetDocument): Repaired {
  return { document, done: [] };
}
