/** What a check of a dataset is: it sees documents one after another, twice at most, and keeps none. */
import type { Placed } from '../dataset/document';
import type { Sketches } from '../sketch/min-hash';
import type { Copies } from './copies';
import type { Finds } from './finds';
import type { StringTable } from './string-table';

export type CheckCode =
  | 'exact-duplicates'
  | 'near-duplicates'
  | 'shared-texts'
  | 'repeated-ids'
  | 'offsets'
  | 'boundaries'
  | 'repeated-items'
  | 'double-labels'
  | 'rival-labels'
  | 'missed-mentions'
  | 'model-doubts'
  | 'broken-relations'
  | 'broken-events'
  | 'rare-labels'
  | 'mixed-labels'
  | 'mixed-scripts'
  | 'odd-lengths'
  | 'encodings'
  | 'personal-data';

/** What `clean` does. */
export type RepairCode =
  | 'drop-exact-duplicates'
  | 'drop-near-duplicates'
  | 'drop-shared-texts'
  | 'rename-repeated-ids'
  | 'repair-offsets'
  | 'trim-boundaries'
  | 'drop-repeated-items'
  | 'keep-one-label'
  | 'drop-broken-relations'
  | 'drop-broken-events'
  | 'drop-rare-labels'
  | 'drop-empty-texts'
  | 'drop-broken-texts'
  | 'mask-personal-data';

export interface CheckOptions {
  /** Examples that are kept of each kind of find. */
  readonly examples: number;
  /** A label with fewer annotations has too few. */
  readonly fewest: number;
}

export const CHECK_OPTIONS: CheckOptions = { examples: 5, fewest: 10 };

/** A document as checks see it. */
export interface Seen extends Placed {
  /** From 0, in the order of reading; the same in both passes. */
  readonly index: number;
}

/** What a check works with; the tables are filled before each document is shown. */
export interface Scope {
  readonly options: CheckOptions;
  readonly finds: Finds;
  readonly sketches: Sketches;
  readonly copies: Copies;
  readonly strings: StringTable;
  /** How many documents were seen. */
  readonly size: () => number;
  readonly idOf: (index: number) => string;
  readonly sideOf: (index: number) => string;
}

export type Table = 'sketches' | 'copies' | 'strings';

export interface Look {
  /** First pass. */
  readonly see?: (seen: Seen) => void;
  /** Second pass, over the same documents. */
  readonly again?: (seen: Seen) => void;
  /** After the last pass. */
  readonly end?: () => void;
}

export interface Check {
  readonly code: CheckCode;
  /** The repair of `clean` that takes its finds away; undefined where a person has to decide. */
  readonly repair?: RepairCode;
  /** What a score loses at most, from 0 to 1. */
  readonly weight: number;
  /** A find concerns one annotation, the document as a whole, or a label of the dataset. */
  readonly of: 'item' | 'document' | 'label';
  readonly needs: readonly Table[];
  readonly start: (scope: Scope) => Look;
}
