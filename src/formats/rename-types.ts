/** A document under other names of types and roles; items that become the same are one. */
import type { DecidedItem } from '../core/decided';
import { itemKey } from '../core/decided-links';
import type { Document } from '../core/document';
import type { Extraction } from '../core/extraction';
import { mentionId } from '../core/mention';
import type { LossCounter } from './count-losses';

/** `names`: from the name in the file to the name in the result; others stay. */
export function renameTypes(
  document: Document,
  names: ReadonlyMap<string, string>,
  losses: LossCounter,
): Document {
  if (names.size === 0) return document;
  const nameOf = (name: string): string => names.get(name) ?? name;
  const lose = (): void => {
    losses.add('names-merged', document.id, 'two items are the same under their new names');
  };
  const items = renameItems(document, nameOf, lose);
  const { predictions } = document;
  if (predictions === undefined) return { ...document, items };
  const extraction = renameFinds(predictions.extraction, nameOf, lose);
  return { ...document, items, predictions: { ...predictions, extraction } };
}

type NameOf = (name: string) => string;

function renameItems({ items }: Document, nameOf: NameOf, lose: () => void): Document['items'] {
  const kept = new Map<string, DecidedItem>();
  const keys = new Map<string, string>();
  const ids = new Map<string, string>();
  /** What others refer to comes first. */
  for (const kind of ['mention', 'relation', 'event', 'argument']) {
    for (const item of items.values()) {
      if (item.kind !== kind) continue;
      const next = renamed(item, nameOf, (id) => ids.get(id) ?? id);
      const key = itemKey(next);
      const known = keys.get(key);
      ids.set(item.id, known ?? item.id);
      if (known === undefined) {
        keys.set(key, item.id);
        kept.set(item.id, next);
      } else lose();
    }
  }
  return kept;
}

function renamed(item: DecidedItem, nameOf: NameOf, idOf: (id: string) => string): DecidedItem {
  switch (item.kind) {
    case 'mention':
      return { ...item, type: nameOf(item.type) };
    case 'relation':
      return { ...item, type: nameOf(item.type), head: idOf(item.head), tail: idOf(item.tail) };
    case 'event':
      return { ...item, type: nameOf(item.type), trigger: idOf(item.trigger) };
    case 'argument':
      return {
        ...item,
        role: nameOf(item.role),
        event: idOf(item.event),
        mention: idOf(item.mention),
      };
  }
}

function renameFinds(found: Extraction, nameOf: NameOf, lose: () => void): Extraction {
  const ids = new Map<string, string>();
  const mentions = found.mentions.map((mention) => {
    const type = nameOf(mention.type);
    const id = mentionId(type, mention.start, mention.end);
    ids.set(mention.id, id);
    return { ...mention, id, type };
  });
  const idOf = (id: string): string => ids.get(id) ?? id;
  const relations = found.relations.map((relation) => ({
    ...relation,
    type: nameOf(relation.type),
    head: idOf(relation.head),
    tail: idOf(relation.tail),
  }));
  const events = found.events.map((event) => ({
    ...event,
    type: nameOf(event.type),
    trigger: idOf(event.trigger),
    arguments: event.arguments.map((part) => ({
      ...part,
      role: nameOf(part.role),
      mention: idOf(part.mention),
    })),
  }));
  return {
    mentions: distinct(mentions, ({ id }) => id, lose),
    relations: distinct(
      relations,
      ({ type, head, tail }) => JSON.stringify([type, head, tail]),
      lose,
    ),
    events,
    issues: found.issues,
  };
}

function distinct<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  lose: () => void,
): readonly T[] {
  const keys = new Set<string>();
  return list.filter((item) => {
    const isNew = !keys.has(keyOf(item));
    keys.add(keyOf(item));
    if (!isNew) lose();
    return isNew;
  });
}
