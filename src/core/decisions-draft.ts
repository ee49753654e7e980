/** Decided items while they are being changed: the old ones stay, what was written lies over them. */
import { pairOf, type ItemChange } from './change';
import type { DecidedItem, DecidedItems } from './decided';
import { itemKey, referredIds } from './decided-links';

export class ItemDraft {
  readonly #before: DecidedItems;
  readonly #written = new Map<string, DecidedItem | undefined>();
  readonly #ids = new Map<string, string>();

  constructor(before: DecidedItems) {
    this.#before = before;
    for (const item of before.values()) this.#ids.set(itemKey(item), item.id);
  }

  get(id: string): DecidedItem | undefined {
    return this.#written.has(id) ? this.#written.get(id) : this.#before.get(id);
  }

  /** By what tells it apart. */
  find(key: string): DecidedItem | undefined {
    const id = this.#ids.get(key);
    const item = id === undefined ? undefined : this.get(id);
    return item !== undefined && itemKey(item) === key ? item : undefined;
  }

  put(item: DecidedItem): void {
    this.#written.set(item.id, item);
    this.#ids.set(itemKey(item), item.id);
  }

  remove(id: string): void {
    this.#written.set(id, undefined);
  }

  /** Items that refer to this one. */
  referrers(id: string): DecidedItem[] {
    const found: DecidedItem[] = [];
    for (const [other, item] of this.#before) {
      if (!this.#written.has(other) && referredIds(item).includes(id)) found.push(item);
    }
    for (const item of this.#written.values()) {
      if (item !== undefined && referredIds(item).includes(id)) found.push(item);
    }
    return found;
  }

  changes(): ReadonlyMap<string, ItemChange> {
    const changes = new Map<string, ItemChange>();
    for (const [id, after] of this.#written) {
      const before = this.#before.get(id);
      if (before === after) continue;
      changes.set(id, pairOf(before, after));
    }
    return changes;
  }
}
