/** Relations that name a mention which is not there. */
import { mentionIds, missingEnd } from '../dataset/links';
import type { Check } from './check';

export const BROKEN_RELATIONS: Check = {
  code: 'broken-relations',
  repair: 'drop-broken-relations',
  weight: 0.6,
  of: 'item',
  needs: [],
  start: ({ finds }) => ({
    see: ({ index, document }) => {
      const ids = mentionIds(document);
      for (const relation of document.relations) {
        const kind = missingEnd(relation, ids);
        if (kind === undefined) continue;
        const { head, type, tail } = relation;
        finds.add(index, { kind, quote: `${head} / ${type} / ${tail}` });
      }
    },
  }),
};
