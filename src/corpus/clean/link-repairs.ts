/** Repairs of links: those that lead nowhere go. */
import type { Find } from '../check/finds';
import { hasTrigger, mentionIds, missingEnd } from '../dataset/links';
import { untouched, type Repair } from './repair';

export const DROP_BROKEN_RELATIONS: Repair = {
  code: 'drop-broken-relations',
  apply: (document) => {
    const ids = mentionIds(document);
    const done: Find[] = [];
    const relations = document.relations.filter((relation) => {
      const kind = missingEnd(relation, ids);
      if (kind === undefined) return true;
      const { head, type, tail } = relation;
      done.push({ kind, quote: `${head} / ${type} / ${tail}` });
      return false;
    });
    return done.length === 0 ? untouched(document) : { document: { ...document, relations }, done };
  },
};

/** An event without a trigger goes with its arguments, an argument without a filler alone. */
export const DROP_BROKEN_EVENTS: Repair = {
  code: 'drop-broken-events',
  apply: (document) => {
    const ids = mentionIds(document);
    const done: Find[] = [];
    const events = document.events.flatMap((event) => {
      if (!hasTrigger(event, ids)) {
        done.push({ kind: 'no-trigger', quote: event.type });
        return [];
      }
      const parts = event.arguments.filter(({ role, mention }) => {
        if (ids.has(mention)) return true;
        done.push({ kind: 'no-filler', quote: `${event.type} / ${role} / ${mention}` });
        return false;
      });
      return [{ ...event, arguments: parts }];
    });
    return done.length === 0 ? untouched(document) : { document: { ...document, events }, done };
  },
};
