/** The same mention or relation twice in a document, and mentions that share an id. */
import type { DatasetDocument } from '../dataset/document';
import { itemKeys } from '../dataset/links';
import type { Check } from './check';
import type { Find } from './finds';

export const REPEATED_ITEMS: Check = {
  code: 'repeated-items',
  repair: 'drop-repeated-items',
  weight: 0.2,
  of: 'item',
  needs: [],
  start: ({ finds }) => ({
    see: ({ index, document }) => {
      for (const find of repeats(document)) finds.add(index, find);
    },
  }),
};

function* repeats({ mentions, relations }: DatasetDocument): Generator<Find> {
  const keys = new Set<string>();
  const ids = new Set<string>();
  for (const mention of mentions) {
    const { id, type, start, end, text } = mention;
    const key = itemKeys.mention(mention);
    if (keys.has(key)) yield { kind: 'mention', quote: `${type}: ${text}`, start, end };
    else if (ids.has(id)) yield { kind: 'mention-id', quote: id, start, end };
    keys.add(key);
    ids.add(id);
  }
  const links = new Set<string>();
  for (const relation of relations) {
    const key = itemKeys.relation(relation);
    if (links.has(key)) yield { kind: 'relation', quote: relation.type };
    links.add(key);
  }
}
