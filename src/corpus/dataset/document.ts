/** A document of a dataset as its line says it: what may be false in it is what the checks look for. */
import type { Mention } from '../../core/extraction';

/** Of a line: offsets are UTF-16 code units, but nothing was tested against the text. */
export type DatasetMention = Pick<Mention, 'id' | 'type' | 'start' | 'end' | 'text'>;

export interface DatasetRelation {
  readonly type: string;
  readonly head: string;
  readonly tail: string;
}

export interface DatasetArgument {
  readonly role: string;
  readonly mention: string;
}

export interface DatasetEvent {
  readonly type: string;
  readonly trigger: string;
  readonly arguments: readonly DatasetArgument[];
}

/** Fields of a line that have no name here stay on the object and are written again. */
export interface DatasetDocument {
  readonly id: string;
  /** Where it comes from; absent where the line does not say. */
  readonly corpus?: string;
  readonly text: string;
  readonly mentions: readonly DatasetMention[];
  readonly relations: readonly DatasetRelation[];
  readonly events: readonly DatasetEvent[];
}

/** A document and where it stands. */
export interface Placed {
  readonly document: DatasetDocument;
  readonly file: string;
  /** From 1; absent where the format has no line a document. */
  readonly line?: number;
  /** `train`, `test` or another name of a side; empty where the dataset is not split. */
  readonly side: string;
}

/** Annotations of all kinds; arguments count on their own. */
export function countItems({ mentions, relations, events }: DatasetDocument): number {
  const parts = events.reduce((sum, event) => sum + 1 + event.arguments.length, 0);
  return mentions.length + relations.length + parts;
}

/** Whether the offsets give the text of the mention. */
export function isTrue(
  text: string,
  { start, end, text: quote }: Pick<DatasetMention, 'start' | 'end' | 'text'>,
): boolean {
  return start >= 0 && start < end && text.slice(start, end) === quote;
}
