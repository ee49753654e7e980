/** What the page asks of the worker that evaluates; structured-cloneable data only. */
import type { AnnotatedDocument } from '../core/extraction';
import type { PickedFile } from '../core/file/picked-file';
import type { Score } from '../core/metrics';
import type { Part } from '../core/sentence-parts';
import type { Language } from '../formats/format';
import type { Interval } from './bootstrap';
import type { Cause } from './causes';
import type { ConventionId } from './conventions';
import type { Difference } from './differences';
import type { Kappa } from './kappa';
import type { CountedType, FindType, SampledFind } from './sample';
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

/** Documents of the app whose finds are judged. */
export interface JudgedDocuments {
  readonly documents: readonly string[];
  /** What scores less was not found; in [0, 1]. */
  readonly threshold: number;
}

export interface FindCounts {
  readonly types: readonly CountedType[];
  /** With finds of a model. */
  readonly documents: number;
  /** Storage failed: not all documents were read. */
  readonly failed: boolean;
}

/** With its sentence cut into pieces: a span is the place of a mention in `spansOf` of the item. */
export interface SampledRow extends SampledFind {
  readonly title: string;
  readonly parts: readonly Part[];
}

export interface SampleAsked extends JudgedDocuments {
  readonly count: number;
  readonly seed: string;
  readonly only: FindType | undefined;
}

/** Another person's documents, as their files have them. */
export interface Theirs {
  readonly documents: readonly AnnotatedDocument[];
  /** What could not be read or had no place, in English, with file and line. */
  readonly problems: readonly string[];
}

export interface DifferencesAsked extends JudgedDocuments {
  readonly theirs: readonly AnnotatedDocument[];
  /** `settledKeys` of what was decided before. */
  readonly settled: ReadonlySet<string>;
}

export interface DifferencesView {
  readonly differences: readonly Difference[];
  /** Ids of own documents, each with the index of its partner. */
  readonly partners: readonly (readonly [id: string, theirs: number])[];
  /** Ids of theirs that no own document has the text of. */
  readonly theirsAlone: readonly string[];
  /** Of entities; others are parts of events. */
  readonly types: ReadonlySet<string>;
  /** Storage failed: not all documents were read. */
  readonly failed: boolean;
}

export interface EvaluationApi {
  evaluate(compared: Compared): Promise<EvaluationView>;
  /** The last evaluation as a page and as a table; undefined before any. */
  html(language: Language): Promise<string | undefined>;
  csv(language: Language): Promise<string | undefined>;
  countFinds(asked: JudgedDocuments): Promise<FindCounts>;
  sample(asked: SampleAsked): Promise<readonly SampledRow[]>;
  readTheirs(files: readonly PickedFile[]): Promise<Theirs>;
  differences(asked: DifferencesAsked): Promise<DifferencesView>;
}
