/** Annotations taken out of a document or joined, with all that refers to them. */
import type { DatasetDocument, DatasetMention } from '../dataset/document';

/** Links of `gone` that went with them. */
export interface Edited {
  readonly document: DatasetDocument;
  readonly links: number;
}

/** Without mentions, and without relations, events and arguments that name them. */
export function dropMentions(document: DatasetDocument, gone: ReadonlySet<string>): Edited {
  if (gone.size === 0) return { document, links: 0 };
  const relations = document.relations.filter(
    ({ head, tail }) => !gone.has(head) && !gone.has(tail),
  );
  const events = document.events
    .filter(({ trigger }) => !gone.has(trigger))
    .map((event) => ({
      ...event,
      arguments: event.arguments.filter(({ mention }) => !gone.has(mention)),
    }));
  const mentions = document.mentions.filter(({ id }) => !gone.has(id));
  const edited = { ...document, mentions, relations, events };
  return { document: edited, links: countLinks(document) - countLinks(edited) };
}

function countLinks({ relations, events }: DatasetDocument): number {
  return events.reduce((sum, event) => sum + 1 + event.arguments.length, relations.length);
}

/** `kept`: of the mentions that stay; `ids`: the id that stands for one that does not. */
export function joinMentions(
  document: DatasetDocument,
  kept: readonly DatasetMention[],
  ids: ReadonlyMap<string, string>,
): DatasetDocument {
  const own = (id: string): string => ids.get(id) ?? id;
  return {
    ...document,
    mentions: kept,
    relations: document.relations.map((relation) => ({
      ...relation,
      head: own(relation.head),
      tail: own(relation.tail),
    })),
    events: document.events.map((event) => ({
      ...event,
      trigger: own(event.trigger),
      arguments: event.arguments.map((part) => ({ ...part, mention: own(part.mention) })),
    })),
  };
}
