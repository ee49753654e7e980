/** Repairs of mentions: their places, their edges, and one item where there are two. */
import type { Find } from '../check/finds';
import { entitiesOf } from '../check/string-table';
import { isTrue, type DatasetDocument, type DatasetMention } from '../dataset/document';
import { edgeFault } from '../dataset/edges';
import { itemKeys } from '../dataset/links';
import { findPlace } from '../dataset/place';
import { dropMentions, joinMentions } from './edit-items';
import { untouched, type CleanScope, type Repair, type Repaired } from './repair';

/** To the nearest place of the quote; what the text does not have goes with its links. */
export const REPAIR_OFFSETS: Repair = {
  code: 'repair-offsets',
  apply: (document) => {
    const { text } = document;
    const done: Find[] = [];
    const gone = new Set<string>();
    const mentions = document.mentions.map((mention): DatasetMention => {
      if (isTrue(text, mention)) return mention;
      const place = findPlace(text, mention);
      const { text: quote } = mention;
      if (place === undefined) {
        gone.add(mention.id);
        done.push({ kind: 'dropped', quote });
        return mention;
      }
      const { start, end, kind } = place;
      done.push({ kind, quote, start, end });
      return { ...mention, start, end };
    });
    if (done.length === 0) return untouched(document);
    return withDropped({ ...document, mentions }, gone, done);
  },
};

/** A mention that holds no letter stays as it is: only a person knows what was meant. */
export const TRIM_BOUNDARIES: Repair = {
  code: 'trim-boundaries',
  apply: (document) => {
    const { text } = document;
    const done: Find[] = [];
    const mentions = document.mentions.map((mention): DatasetMention => {
      const fault = isTrue(text, mention) ? edgeFault(text, mention) : undefined;
      if (fault?.edges === undefined) return mention;
      const { start, end } = fault.edges;
      const better = text.slice(start, end);
      done.push({ kind: fault.kind, quote: `${mention.text} → ${better}`, start, end });
      return { ...mention, start, end, text: better };
    });
    return done.length === 0 ? untouched(document) : { document: { ...document, mentions }, done };
  },
};

/** The first one stays; links of the others go to it. */
export const DROP_REPEATED_ITEMS: Repair = {
  code: 'drop-repeated-items',
  apply: (document) => {
    const done: Find[] = [];
    const firsts = new Map<string, DatasetMention>();
    const ids = new Map<string, string>();
    const kept = document.mentions.filter((mention) => {
      const key = itemKeys.mention(mention);
      const first = firsts.get(key);
      if (first === undefined) {
        firsts.set(key, mention);
        return true;
      }
      ids.set(mention.id, first.id);
      const { type, text: quote, start, end } = mention;
      done.push({ kind: 'mention', quote: `${type}: ${quote}`, start, end });
      return false;
    });
    const joined = done.length === 0 ? document : joinMentions(document, kept, ids);
    const links = new Set<string>();
    const relations = joined.relations.filter((relation) => {
      const key = itemKeys.relation(relation);
      const isNew = !links.has(key);
      links.add(key);
      if (!isNew) done.push({ kind: 'relation', quote: relation.type });
      return isNew;
    });
    return done.length === 0 ? untouched(document) : { document: { ...joined, relations }, done };
  },
};

/** Of two labels of a span, the one that its string has more often in the dataset; the first of equals. */
export const KEEP_ONE_LABEL: Repair = {
  code: 'keep-one-label',
  apply: (document, { usesAs }) => {
    const best = new Map<string, DatasetMention>();
    const entities = entitiesOf({ document });
    for (const mention of entities) {
      const key = spanKey(mention);
      const known = best.get(key);
      const isBetter =
        known === undefined || usesAs(mention.text, mention.type) > usesAs(known.text, known.type);
      if (isBetter) best.set(key, mention);
    }
    const ids = new Map<string, string>();
    const done: Find[] = [];
    for (const mention of entities) {
      const { id, type, text, start, end } = mention;
      const kept = best.get(spanKey(mention));
      if (kept === undefined || kept.type === type) continue;
      ids.set(id, kept.id);
      done.push({ kind: 'dropped', quote: `${text}: ${type} / ${kept.type}`, start, end });
    }
    if (done.length === 0) return untouched(document);
    const mentions = document.mentions.filter(({ id }) => !ids.has(id));
    return { document: joinMentions(document, mentions, ids), done };
  },
};

/** Mentions, relations, events and roles whose label is used too seldom. */
export const DROP_RARE_LABELS: Repair = {
  code: 'drop-rare-labels',
  apply: (document, scope) => {
    const isRare = ({ type }: { readonly type: string }, kind: 'relation' | 'event'): boolean =>
      scope.usesOf(kind, type) < scope.fewest;
    const rare = entitiesOf({ document }).filter(
      ({ type }) => scope.usesOf('mention', type) < scope.fewest,
    );
    const done: Find[] = rare.map(({ type, start, end }) => ({
      kind: 'mention',
      quote: type,
      start,
      end,
    }));
    const relations = document.relations.filter((relation) => {
      if (!isRare(relation, 'relation')) return true;
      done.push({ kind: 'relation', quote: relation.type });
      return false;
    });
    const events = document.events.filter((event) => {
      if (!isRare(event, 'event')) return true;
      done.push({ kind: 'event', quote: event.type });
      return false;
    });
    const withoutLinks = { ...document, relations, events: withoutRareRoles(events, scope, done) };
    if (done.length === 0) return untouched(document);
    return withDropped(withoutLinks, new Set(rare.map(({ id }) => id)), done);
  },
};

function withoutRareRoles(
  events: DatasetDocument['events'],
  { usesOf, fewest }: CleanScope,
  done: Find[],
): DatasetDocument['events'] {
  return events.map((event) => ({
    ...event,
    arguments: event.arguments.filter(({ role }) => {
      const isKept = usesOf('role', role) >= fewest;
      if (!isKept) done.push({ kind: 'role', quote: role });
      return isKept;
    }),
  }));
}

function withDropped(
  document: DatasetDocument,
  gone: ReadonlySet<string>,
  done: readonly Find[],
): Repaired {
  const edited = dropMentions(document, gone);
  const links = Array.from({ length: edited.links }, () => ({ kind: 'link', quote: '' }));
  return { document: edited.document, done: [...done, ...links] };
}

function spanKey({ start, end }: DatasetMention): string {
  return `${start}-${end}`;
}
