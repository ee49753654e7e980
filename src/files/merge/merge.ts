/** Annotations of an import put into a document that is there: what a person decided stays as it is. */
import { moveItem, type DecidedItem } from '../../core/decided';
import { itemKey, referredIds } from '../../core/decided-links';
import type { Document } from '../../core/document';
import { findEdit } from '../../core/edit';
import type { LossCounter } from '../../formats/count-losses';

/**
 * The same object where the import has nothing new, so that a second import of a file changes nothing.
 * An item that is there under the same name and place stays, with its verdict.
 */
export function mergeDocument(there: Document, incoming: Document, losses: LossCounter): Document {
  const items = mergeItems(there, placed(incoming, there, losses), losses);
  const { predictions } = incoming;
  const known = there.predictions;
  if (predictions !== undefined && known === undefined && incoming.text === there.text) {
    return { ...there, items, predictions };
  }
  if (predictions !== undefined && !sameFinds(known, predictions)) {
    const detail = 'the document has finds already; those of the file were not taken';
    losses.add('predictions-kept', placeOf(there), detail);
  }
  return items === there.items ? there : { ...there, items };
}

const placeOf = ({ source, id }: Document): string => source?.file ?? id;

function sameFinds(a: Document['predictions'], b: NonNullable<Document['predictions']>): boolean {
  return JSON.stringify(a?.extraction) === JSON.stringify(b.extraction);
}

/** The items where they stand in the text that is there; those that do not stand in it are counted. */
function placed(incoming: Document, there: Document, losses: LossCounter): readonly DecidedItem[] {
  const items = [...incoming.items.values()];
  if (incoming.text === there.text) return items;
  const edit = findEdit(incoming.text, there.text);
  const gone = new Set<string>();
  const kept: DecidedItem[] = [];
  for (const item of items) {
    const moved = moveItem(item, edit).item;
    const lost =
      moved.kind === 'mention'
        ? there.text.slice(moved.start, moved.end) !== moved.quote
        : referredIds(moved).some((id) => gone.has(id));
    if (lost) gone.add(item.id);
    else kept.push(moved);
  }
  if (gone.size > 0) {
    const detail = 'the text that is there is another one where these items stand';
    losses.add('text-differs', placeOf(there), detail, gone.size);
  }
  return withEnds(kept);
}

/** Without items that refer to one that is not there. */
function withEnds(items: readonly DecidedItem[]): readonly DecidedItem[] {
  let kept = items;
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    const ids = new Set(kept.map(({ id }) => id));
    kept = kept.filter((item) => referredIds(item).every((id) => ids.has(id)));
  }
  return kept;
}

/** What others refer to comes first. */
const ORDER = ['mention', 'relation', 'event', 'argument'] as const;

function mergeItems(
  there: Document,
  incoming: readonly DecidedItem[],
  losses: LossCounter,
): Document['items'] {
  const known = new Map([...there.items.values()].map((item) => [itemKey(item), item]));
  const ids = new Map<string, string>();
  const added: DecidedItem[] = [];
  for (const kind of ORDER) {
    for (const item of incoming) {
      if (item.kind !== kind) continue;
      const own = withIds(item, (id) => ids.get(id) ?? id);
      const key = itemKey(own);
      const same = known.get(key);
      ids.set(item.id, same?.id ?? item.id);
      if (same === undefined) {
        known.set(key, own);
        added.push(own);
      } else if (same.verdict !== own.verdict) {
        losses.add('decided-otherwise', placeOf(there), 'it is there with another verdict');
      }
    }
  }
  if (added.length === 0) return there.items;
  return new Map([...there.items, ...added.map((item) => [item.id, item] as const)]);
}

function withIds(item: DecidedItem, idOf: (id: string) => string): DecidedItem {
  switch (item.kind) {
    case 'mention':
      return item.replacedBy === undefined ? item : { ...item, replacedBy: idOf(item.replacedBy) };
    case 'relation':
      return { ...item, head: idOf(item.head), tail: idOf(item.tail) };
    case 'event':
      return { ...item, trigger: idOf(item.trigger) };
    case 'argument':
      return { ...item, event: idOf(item.event), mention: idOf(item.mention) };
  }
}
