/** How decided items are told apart, and which refer to which. */
import type { DecidedItem } from './decided';

/** The same key, the same thing: kind, type or role, and place or ends. */
export function itemKey(item: DecidedItem): string {
  switch (item.kind) {
    case 'mention':
      return mentionKey(item.type, item.start, item.end);
    case 'relation':
      return relationItemKey(item.type, item.head, item.tail);
    case 'event':
      return eventItemKey(item.type, item.trigger);
    case 'argument':
      return argumentItemKey(item.event, item.role, item.mention);
  }
}

export const mentionKey = (type: string, start: number, end: number): string =>
  JSON.stringify(['mention', type, start, end]);

export const relationItemKey = (type: string, head: string, tail: string): string =>
  JSON.stringify(['relation', type, head, tail]);

export const eventItemKey = (type: string, trigger: string): string =>
  JSON.stringify(['event', type, trigger]);

export const argumentItemKey = (event: string, role: string, mention: string): string =>
  JSON.stringify(['argument', event, role, mention]);

/** Ids of the items that this one needs. */
export function referredIds(item: DecidedItem): readonly string[] {
  switch (item.kind) {
    case 'mention':
      return item.replacedBy === undefined ? [] : [item.replacedBy];
    case 'relation':
      return [item.head, item.tail];
    case 'event':
      return [item.trigger];
    case 'argument':
      return [item.event, item.mention];
  }
}

/** The link with `next` where it had `old`; undefined where it had not, or is no link. */
export function relinked(item: DecidedItem, old: string, next: string): DecidedItem | undefined {
  if (item.kind === 'mention' || !referredIds(item).includes(old)) return undefined;
  const swap = (id: string): string => (id === old ? next : id);
  switch (item.kind) {
    case 'relation':
      return { ...item, head: swap(item.head), tail: swap(item.tail) };
    case 'event':
      return { ...item, trigger: swap(item.trigger) };
    case 'argument':
      return { ...item, mention: swap(item.mention) };
  }
}
