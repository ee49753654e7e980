/** Finds in the order in which a person reads the text. */
import type { Extraction, Mention } from './extraction';

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** By start, the longer first, then by type. */
function compareMentions(a: Mention, b: Mention): number {
  return a.start - b.start || b.end - a.end || compareText(a.type, b.type);
}

/** Relations by their heads and tails, events by their triggers, arguments by their mentions. */
export function inTextOrder({ mentions, relations, events, issues }: Extraction): Extraction {
  const sorted = mentions.toSorted(compareMentions);
  const rank = new Map(sorted.map((mention, index) => [mention.id, index]));
  const byMention = (a: string, b: string): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
  return {
    mentions: sorted,
    relations: relations.toSorted(
      (a, b) =>
        byMention(a.head, b.head) || byMention(a.tail, b.tail) || compareText(a.type, b.type),
    ),
    events: events
      .toSorted((a, b) => byMention(a.trigger, b.trigger) || compareText(a.type, b.type))
      .map((event) => ({
        ...event,
        arguments: event.arguments.toSorted(
          (a, b) => byMention(a.mention, b.mention) || compareText(a.role, b.role),
        ),
      })),
    issues,
  };
}
