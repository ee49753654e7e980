/** What the page asks of the worker that evaluates; structured-cloneable data only. */
import type { PickedFile } from '../core/file/picked-file';
import type { Score } from '../core/metrics';
import type { Language } from '../formats/format';
import type { Interval } from './bootstrap';
import type { Cause } from './causes';
import type { ConventionId } from './conventions';
import type { Kappa } from './kappa';
import type { Mode } from './words';

/** What is compared. */
export type Compared =
  | {
      /** What the model found in documents of the app, against what a person made of it. */
      readonly kind: 'own';
      readonly documents: readonly string[];
      /** What scores less was not found; in [0, 1]. */
      readonly threshold: number;
      /** Finds that nobody decided count as right: the person saw them and was done. */
      readonly untouched: boolean;
    }
  | {
      readonly kind: 'files';
      /** `people`: two annotators, of whom neither is right. */
      readonly mode: Mode;
      readonly first: readonly PickedFile[];
      readonly second: readonly PickedFile[];
    };

export interface LabelRow {
  readonly label: string;
  readonly score: Score;
  readonly f1: Interval | undefined;
}

export interface FaultRow {
  readonly document: string;
  readonly side: 'gold' | 'predicted';
  readonly label: string;
  readonly quote: string;
  readonly cause: Cause;
  /** What the other side has instead. */
  readonly other: string | undefined;
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
}

export interface PartView {
  readonly convention: ConventionId;
  readonly micro: LabelRow;
  readonly macro: LabelRow;
  readonly labels: readonly LabelRow[];
  /** The first ones; the files have all. */
  readonly faults: readonly FaultRow[];
  readonly faultCount: number;
}

export interface EvaluationView {
  readonly mode: Mode;
  readonly documents: number;
  readonly firstAlone: readonly string[];
  readonly secondAlone: readonly string[];
  /** Of files: what could not be read or had no place. */
  readonly problems: readonly string[];
  readonly kappa: Kappa | undefined;
  readonly parts: readonly PartView[];
}

export interface EvaluationApi {
  evaluate(compared: Compared): Promise<EvaluationView>;
  /** The last evaluation as a page and as a table; undefined before any. */
  html(language: Language): Promise<string | undefined>;
  csv(language: Language): Promise<string | undefined>;
}
