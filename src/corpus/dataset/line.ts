/** Lines of a dataset: `{id, corpus, text, mentions, relations, events}`, read as they are and written again. */
import { err, ok, type Result } from '../../core/result';
import { findJsonError } from '../../formats/json-error';
import { array, integer, object, optional, string } from '../../formats/shape';
import type { DatasetDocument } from './document';

const LINE = object({
  id: optional(string),
  corpus: optional(string),
  text: string,
  mentions: array(object({ id: string, type: string, start: integer, end: integer, text: string })),
  relations: optional(array(object({ type: string, head: string, tail: string }))),
  events: optional(
    array(
      object({
        type: string,
        trigger: string,
        arguments: array(object({ role: string, mention: string })),
      }),
    ),
  ),
});

/** What a line has beside its annotations, for another program: the decisions in it go by other rules. */
const STORED = 'document';

export interface ReadLine {
  readonly document: DatasetDocument;
  /** It held a document of the app with decisions, which a line of a dataset has no place for. */
  readonly stored: boolean;
}

/** `fallback`: the id of a document that has none. The error is in English. */
export function readLine(line: string, fallback: string): Result<ReadLine, string> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err(findJsonError(line)?.reason ?? 'expected valid JSON');
  }
  const read = LINE(value, '');
  if (!read.ok) return read;
  const { [STORED]: stored, ...rest } = value as DatasetDocument & { readonly document?: unknown };
  const { id = fallback, relations = [], events = [] } = rest as Partial<DatasetDocument>;
  return ok({ document: { ...rest, id, relations, events }, stored: stored !== undefined });
}

/** One line, without its end. */
export function lineOf(document: DatasetDocument): string {
  const { id, corpus, text, mentions, relations, events, ...rest } = document;
  return JSON.stringify({ id, corpus, text, mentions, relations, events, ...rest });
}
