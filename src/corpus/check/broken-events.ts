/** Events without a trigger, and arguments that name a mention which is not there. */
import { hasTrigger, mentionIds } from '../dataset/links';
import type { Check } from './check';

export const BROKEN_EVENTS: Check = {
  code: 'broken-events',
  repair: 'drop-broken-events',
  weight: 0.6,
  of: 'item',
  needs: [],
  start: ({ finds }) => ({
    see: ({ index, document }) => {
      const ids = mentionIds(document);
      for (const event of document.events) {
        if (!hasTrigger(event, ids)) finds.add(index, { kind: 'no-trigger', quote: event.type });
        for (const { role, mention } of event.arguments) {
          if (ids.has(mention)) continue;
          finds.add(index, { kind: 'no-filler', quote: `${event.type} / ${role} / ${mention}` });
        }
      }
    },
  }),
};
