/** For formats of events alone: what of a document lies outside its events. */
import type { ExportView } from './export-view';

/** `no-trigger` is what a reader reports. */
export const EVENT_LOSSES = ['no-mentions', 'no-relations', 'mention-type', 'no-trigger'] as const;

const TYPE_DETAIL =
  'a trigger has the type of its event and an argument its role; another is not kept';

/** Counts relations, mentions that no event uses, and mentions whose own type is not kept. */
export function loseOutsideEvents(view: ExportView): void {
  const { mentions, relations, events } = view.extraction;
  /** By mention: the types that it has as a trigger or an argument. */
  const roles = new Map<string, Set<string>>();
  const add = (id: string, role: string): void => {
    roles.set(id, (roles.get(id) ?? new Set()).add(role));
  };
  for (const event of events) {
    add(event.trigger, event.type);
    for (const { role, mention } of event.arguments) add(mention, role);
  }
  view.loseAll('no-relations', relations.length);
  view.loseAll('no-mentions', mentions.filter(({ id }) => !roles.has(id)).length);
  const other = mentions.filter(({ id, type }) => roles.get(id)?.has(type) === false);
  view.lose('mention-type', TYPE_DETAIL, other.length);
}
