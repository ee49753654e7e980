/** Undoes hard line breaks inside paragraphs, keeping every mention in place. */
import type { AnnotatedDocument } from '../core/extraction';
import { DocumentBuilder } from '../formats/document-builder';

/** A line at least this long that does not end a sentence was broken by its width, not its author. */
const WRAPPED = 50;

export function unwrapLines(document: AnnotatedDocument): AnnotatedDocument {
  const { text, extraction } = document;
  const removed = wrappedBreaks(text);
  if (removed.length === 0) return document;
  const move = (offset: number): number => offset - removed.filter((at) => at < offset).length;
  const gone = new Set(removed);
  const kept = Array.from({ length: text.length }, (_, index) =>
    gone.has(index) ? '' : text.charAt(index),
  );
  const builder = new DocumentBuilder(kept.join(''));
  const ids = new Map(
    extraction.mentions.map(({ id, type, start, end }) => [
      id,
      builder.add(type, move(start), move(end)),
    ]),
  );
  for (const { type, head, tail } of extraction.relations) {
    builder.relate(type, ids.get(head) ?? head, ids.get(tail) ?? tail);
  }
  for (const issue of extraction.issues) builder.note(issue.code, issue.detail);
  return builder.build(document.id);
}

function wrappedBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const line = text.slice(lineStart, at);
    if (line.length >= WRAPPED && !/[。！？!?…”’」』.]\s*$/u.test(line)) breaks.push(at);
    lineStart = at + 1;
  }
  return breaks;
}
