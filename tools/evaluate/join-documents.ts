/** Several gold documents in one text: what people paste is rarely a single sentence of one matter. */
import type { AnnotatedDocument, Extraction } from '../../src/core/extraction';

/** Every `count` documents become one, in order, with nothing between them; the last may have fewer. */
export function joinDocuments(
  documents: readonly AnnotatedDocument[],
  count: number,
): readonly AnnotatedDocument[] {
  const groups = Array.from({ length: Math.ceil(documents.length / count) }, (_, index) =>
    documents.slice(index * count, (index + 1) * count),
  );
  return groups.map((group) => {
    const starts = group.map((_, index) => textOf(group.slice(0, index)).length);
    const parts = group.map(({ extraction }, index) =>
      moved(extraction, starts[index] ?? 0, index),
    );
    return {
      id: group.map(({ id }) => id).join('+'),
      text: textOf(group),
      extraction: {
        mentions: parts.flatMap(({ mentions }) => mentions),
        relations: parts.flatMap(({ relations }) => relations),
        events: parts.flatMap(({ events }) => events),
        issues: parts.flatMap(({ issues }) => issues),
      },
    };
  });
}

function textOf(documents: readonly AnnotatedDocument[]): string {
  return documents.map(({ text }) => text).join('');
}

/** Offsets `by` code units further on; ids are told apart by the document they come from. */
function moved(extraction: Extraction, by: number, document: number): Extraction {
  const named = (id: string): string => `${String(document)}/${id}`;
  return {
    mentions: extraction.mentions.map((mention) => ({
      ...mention,
      id: named(mention.id),
      start: mention.start + by,
      end: mention.end + by,
    })),
    relations: extraction.relations.map((relation) => ({
      ...relation,
      head: named(relation.head),
      tail: named(relation.tail),
    })),
    events: extraction.events.map((event) => ({
      ...event,
      trigger: named(event.trigger),
      arguments: event.arguments.map((argument) => ({
        ...argument,
        mention: named(argument.mention),
      })),
    })),
    issues: extraction.issues.map((issue) => ({
      ...issue,
      start: issue.start + by,
      end: issue.end + by,
    })),
  };
}
