/** What a mention can be linked to, and in which role another can take part in an event. */
import type { EventMention, Extraction, Mention, Relation } from '../../core/extraction';
import type { SpanOffsets } from '../../core/edit';
import type { Schema } from '../../core/schema';
import { familyOf } from '../../presets/families';
import type { Mark } from '../workspace/marks';

/** A relation of the schema between two things. `own` and `other` are the types that it asks of them. */
export interface Link {
  readonly type: string;
  /** The first of the two is the head. */
  readonly forward: boolean;
  readonly own: string;
  readonly other: string;
}

export interface Partner {
  readonly mark: Mark;
  /** Those that are not there yet. */
  readonly links: readonly Link[];
}

function gap(a: SpanOffsets, b: SpanOffsets): number {
  return Math.max(0, b.start - a.end, a.start - b.end);
}

/** Nearest first; of equally near ones the earlier. */
function byDistance(from: SpanOffsets) {
  return (a: SpanOffsets, b: SpanOffsets): number =>
    gap(from, a) - gap(from, b) || a.start - b.start;
}

/** Under this type, or under one that means the same or is broader or narrower. */
function isOfType({ mentions }: Mark, type: string): boolean {
  const family = familyOf(type);
  return mentions.some((mention) => mention.type === type || familyOf(mention.type) === family);
}

/** Relation type, start and end of both ends. */
const linkKey = (type: string, head: SpanOffsets, tail: SpanOffsets): string =>
  JSON.stringify([type, head.start, head.end, tail.start, tail.end]);

function linksThere({ mentions, relations }: Extraction): ReadonlySet<string> {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  return new Set(
    relations.flatMap(({ type, head, tail }) => {
      const ends = [byId.get(head), byId.get(tail)] as const;
      return ends[0] && ends[1] ? [linkKey(type, ends[0], ends[1])] : [];
    }),
  );
}

function linksBetween(
  schema: Schema,
  mark: Mark,
  partner: Mark,
  there: ReadonlySet<string>,
): Link[] {
  const [one, two] = [mark.mention, partner.mention];
  return schema.relations.flatMap(({ name: type, head, tail }) => {
    const links: Link[] = [];
    const forward = isOfType(mark, head) && isOfType(partner, tail);
    if (forward && !there.has(linkKey(type, one, two))) {
      links.push({ type, forward: true, own: head, other: tail });
    }
    const back = isOfType(mark, tail) && isOfType(partner, head);
    if (back && !there.has(linkKey(type, two, one))) {
      links.push({ type, forward: false, own: tail, other: head });
    }
    return links;
  });
}

/** Every relation of the schema in both directions, whatever types it asks for. */
function anyLinks(schema: Schema, mark: Mark, partner: Mark, there: ReadonlySet<string>): Link[] {
  const [one, two] = [mark.mention, partner.mention];
  const names = [...new Set(schema.relations.map(({ name }) => name))];
  const links = names.flatMap((type): Link[] => [
    { type, forward: true, own: one.type, other: two.type },
    { type, forward: false, own: one.type, other: two.type },
  ]);
  return links.filter(
    ({ type, forward }) => !there.has(forward ? linkKey(type, one, two) : linkKey(type, two, one)),
  );
}

/**
 * What the schema lets be linked with `mark`, nearest first; with `outside` any relation of it with any
 * mark. A thing is no partner of itself.
 */
export function partnersOf(
  mark: Mark,
  marks: readonly Mark[],
  extraction: Extraction,
  schema: Schema,
  outside = false,
): Partner[] {
  const linksOf = outside ? anyLinks : linksBetween;
  const there = linksThere(extraction);
  const compare = byDistance(mark.mention);
  return marks
    .filter(({ mention }) => !isSameSpan(mention, mark.mention))
    .toSorted((a, b) => compare(a.mention, b.mention))
    .flatMap((partner) => {
      const links = linksOf(schema, mark, partner, there);
      return links.length === 0 ? [] : [{ mark: partner, links }];
    });
}

function isSameSpan(a: SpanOffsets, b: SpanOffsets): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Mentions that may play a role of the event: neither its trigger nor in that role already; nearest first. */
export function candidatesOf(
  event: EventMention,
  role: string,
  { mentions }: Extraction,
): readonly Mention[] {
  const trigger = mentions.find(({ id }) => id === event.trigger);
  if (trigger === undefined) return [];
  const taken = new Set(
    event.arguments.filter((argument) => argument.role === role).map(({ mention }) => mention),
  );
  return mentions.filter(({ id }) => id !== trigger.id && !taken.has(id)).sort(byDistance(trigger));
}

/** Other relations of the schema that fit the types of both ends, in its order. */
export function relationTypesFor(
  relation: Relation,
  { mentions }: Extraction,
  schema: Schema,
): readonly string[] {
  const typeOf = (id: string): string | undefined => mentions.find((one) => one.id === id)?.type;
  const [head, tail] = [typeOf(relation.head), typeOf(relation.tail)];
  const fitting = schema.relations.filter((one) => one.head === head && one.tail === tail);
  return [...new Set(fitting.map(({ name }) => name))].filter((name) => name !== relation.type);
}
