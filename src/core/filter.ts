/** What of an extraction is shown at a threshold, without running the model again. */
import type { Extraction } from './extraction';

interface Scored {
  readonly score?: number;
}

/**
 * Keeps relations, events and arguments by their own score, and mentions whose score reaches the
 * threshold or which a kept relation or event needs. No score (gold data) counts as certain.
 */
export function filterByScore(extraction: Extraction, threshold: number): Extraction {
  const reaches = (item: Scored): boolean => (item.score ?? 1) >= threshold;
  const relations = extraction.relations.filter(reaches);
  const events = extraction.events
    .filter(reaches)
    .map((event) => ({ ...event, arguments: event.arguments.filter(reaches) }));
  const needed = new Set<string>();
  for (const relation of relations) needed.add(relation.head).add(relation.tail);
  for (const event of events) {
    needed.add(event.trigger);
    for (const argument of event.arguments) needed.add(argument.mention);
  }
  const mentions = extraction.mentions.filter((item) => reaches(item) || needed.has(item.id));
  return { mentions, relations, events, issues: extraction.issues };
}

/** Whether nothing was found; issues do not count. */
export function isEmpty(extraction: Extraction): boolean {
  const { mentions, relations, events } = extraction;
  return mentions.length + relations.length + events.length === 0;
}
