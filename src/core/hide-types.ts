/** An extraction without the types that a person put out of sight; the finds themselves are untouched. */
import type { Extraction } from './extraction';
import type { Schema } from './schema';

/** Mentions that are there only because an event has them as an argument, with whether a shown event does. */
function argumentsOnly(extraction: Extraction, gone: ReadonlySet<string>): Map<string, boolean> {
  const types = new Map(extraction.mentions.map(({ id, type }) => [id, type]));
  const related = new Set(extraction.relations.flatMap(({ head, tail }) => [head, tail]));
  const serves = new Map<string, boolean>();
  for (const event of extraction.events) {
    for (const { mention, role } of event.arguments) {
      if (types.get(mention) !== role || related.has(mention)) continue;
      serves.set(mention, (serves.get(mention) ?? false) || !gone.has(event.trigger));
    }
  }
  return serves;
}

/**
 * Leaves out mentions, relations and events of `hidden` types, links whose ends are left out, and
 * mentions that only serve events that are left out.
 */
export function withoutTypes(extraction: Extraction, hidden: ReadonlySet<string>): Extraction {
  if (hidden.size === 0) return extraction;
  const gone = new Set<string>();
  for (const { id, type } of extraction.mentions) if (hidden.has(type)) gone.add(id);
  for (const { type, trigger } of extraction.events) if (hidden.has(type)) gone.add(trigger);
  for (const [id, serves] of argumentsOnly(extraction, gone)) if (!serves) gone.add(id);
  const stays = (id: string): boolean => !gone.has(id);
  const events = extraction.events.filter(({ trigger }) => stays(trigger));
  return {
    ...extraction,
    mentions: extraction.mentions.filter(({ id }) => stays(id)),
    relations: extraction.relations.filter(
      ({ type, head, tail }) => !hidden.has(type) && stays(head) && stays(tail),
    ),
    events: events.map((event) => ({
      ...event,
      arguments: event.arguments.filter(({ mention }) => stays(mention)),
    })),
  };
}

/** With `name` where it was out, without it where it was in. */
export function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}

/** All of `types` but `name`, and what `name` cannot be seen without: the ends of a relation. */
export function allBut(name: string, types: readonly string[], schema: Schema): Set<string> {
  const needed = new Set([name]);
  for (const { name: relation, head, tail } of schema.relations) {
    if (relation === name) needed.add(head).add(tail);
  }
  for (const { name: event, roles } of schema.events) {
    if (event === name) for (const role of roles) needed.add(role);
  }
  return new Set(types.filter((type) => !needed.has(type)));
}
