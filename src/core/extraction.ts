/** What was found. Offsets are UTF-16 code units, half-open: `text.slice(start, end) === mention.text`. */

export interface Mention {
  /** Unique within one extraction. */
  readonly id: string;
  /** An entity type, an event type (for a trigger) or a role (for an argument). */
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Probability in [0, 1]; absent in gold data. */
  readonly score?: number;
}

/** `head` and `tail` are mention ids. */
export interface Relation {
  /** Of the decided item, where a person decided about it. */
  readonly id?: string;
  readonly type: string;
  readonly head: string;
  readonly tail: string;
  readonly score?: number;
}

export interface EventArgument {
  /** Of the decided item, where a person decided about it. */
  readonly id?: string;
  readonly role: string;
  /** A mention id. */
  readonly mention: string;
  readonly score?: number;
}

/** `trigger` is a mention id. Two events of one type stay two events. */
export interface EventMention {
  /** Of the decided item, where a person decided about it. */
  readonly id?: string;
  readonly type: string;
  readonly trigger: string;
  readonly arguments: readonly EventArgument[];
  readonly score?: number;
}

export type IssueCode = 'ungrounded' | 'cut' | 'failed';

/** What could not be grounded, was cut, or failed; `start`/`end` is the range of text it concerns. */
export interface Issue {
  readonly code: IssueCode;
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

export interface Extraction {
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly events: readonly EventMention[];
  readonly issues: readonly Issue[];
}

/** One document with what is known of it: gold data, or a finished extraction. */
export interface AnnotatedDocument {
  readonly id: string;
  readonly text: string;
  readonly extraction: Extraction;
}

export const EMPTY_EXTRACTION: Extraction = { mentions: [], relations: [], events: [], issues: [] };
