/** What of an extraction needs a mention. */
import type { Extraction, Mention } from './extraction';

/** How many links fall with mentions: their relations, events that they trigger, roles that they play. */
export function dependents(
  { relations, events }: Extraction,
  mentions: readonly Pick<Mention, 'id'>[],
): number {
  const ids = new Set(mentions.map(({ id }) => id));
  const linked = relations.filter(({ head, tail }) => ids.has(head) || ids.has(tail)).length;
  const triggered = events.filter(({ trigger }) => ids.has(trigger)).length;
  const roles = events.flatMap((event) => (ids.has(event.trigger) ? [] : event.arguments));
  return linked + triggered + roles.filter(({ mention }) => ids.has(mention)).length;
}
