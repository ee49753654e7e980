/** Mentions as they are drawn over the text: what part each plays, its colour, and which lie in a range. */
import type { Extraction, Mention } from '../../core/extraction';
import type { Schema } from '../../core/schema';
import { familyOf } from '../../presets/families';
import { hueOf, type Hues } from './hues';
import { byBreadth } from './type-order';

type MarkKind = 'entity' | 'trigger' | 'argument';

/** One thing: mentions of one span under names that are the same or broader, such as 机构名 and 企业. */
export interface Mark {
  /** The one with the broadest type, which stands for all. */
  readonly mention: Mention;
  /** All of them, that one first. */
  readonly mentions: readonly Mention[];
  readonly kind: MarkKind;
  /** Degrees; an argument has the hue of its event. */
  readonly hue: number;
}

/** Sorted by start, the longer first. `longest` is in code units: how far back a range has to look. */
export interface MarkIndex {
  readonly marks: readonly Mark[];
  readonly longest: number;
}

/** Mention id → type of the event it belongs to. */
function eventTypes(extraction: Extraction, pick: 'trigger' | 'arguments'): Map<string, string> {
  const types = new Map<string, string>();
  for (const event of extraction.events) {
    const ids =
      pick === 'trigger' ? [event.trigger] : event.arguments.map((argument) => argument.mention);
    for (const id of ids) if (!types.has(id)) types.set(id, event.type);
  }
  return types;
}

interface Roles {
  readonly triggers: ReadonlyMap<string, string>;
  readonly participants: ReadonlyMap<string, string>;
  readonly entityTypes: ReadonlySet<string>;
}

function rolesOf(extraction: Extraction, schema: Schema): Roles {
  const ends = schema.relations.flatMap((relation) => [relation.head, relation.tail]);
  return {
    triggers: eventTypes(extraction, 'trigger'),
    participants: eventTypes(extraction, 'arguments'),
    entityTypes: new Set([...schema.entities.map((entity) => entity.name), ...ends]),
  };
}

/** A mention that is an argument only because of an event is one; an entity that also serves stays one. */
function markOf(
  mention: Mention,
  { triggers, participants, entityTypes }: Roles,
  hues: Hues,
): Mark {
  const mentions = [mention];
  const trigger = triggers.get(mention.id);
  if (trigger !== undefined) {
    return { mention, mentions, kind: 'trigger', hue: hueOf(hues, trigger) };
  }
  const event = entityTypes.has(mention.type) ? undefined : participants.get(mention.id);
  if (event !== undefined) return { mention, mentions, kind: 'argument', hue: hueOf(hues, event) };
  return { mention, mentions, kind: 'entity', hue: hueOf(hues, mention.type) };
}

/** Entities of one span and one family of names become one mark. */
function joinMarks(marks: readonly Mark[], hues: Hues): Mark[] {
  const joined = new Map<string, Mark[]>();
  for (const mark of marks) {
    const { id, type, start, end } = mark.mention;
    const key = mark.kind === 'entity' ? JSON.stringify([start, end, familyOf(type)]) : id;
    const same = joined.get(key);
    if (same === undefined) joined.set(key, [mark]);
    else same.push(mark);
  }
  const compare = byBreadth(hues);
  return [...joined.values()].flatMap((same): readonly Mark[] => {
    const ordered = same.toSorted((a, b) => compare(a.mention.type, b.mention.type));
    const [first] = ordered;
    return first === undefined ? [] : [{ ...first, mentions: ordered.map((mark) => mark.mention) }];
  });
}

export function indexMarks(extraction: Extraction, schema: Schema, hues: Hues): MarkIndex {
  const roles = rolesOf(extraction, schema);
  const all = extraction.mentions.map((mention) => markOf(mention, roles, hues));
  const marks = joinMarks(all, hues);
  const longest = marks.reduce(
    (most, { mention }) => Math.max(most, mention.end - mention.start),
    0,
  );
  marks.sort((a, b) => a.mention.start - b.mention.start || b.mention.end - a.mention.end);
  return { marks, longest };
}

function firstStartingAt(marks: readonly Mark[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.mention.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Marks that share at least one code unit with `[from, to)`, in order. */
export function marksBetween(index: MarkIndex, from: number, to: number): readonly Mark[] {
  const first = firstStartingAt(index.marks, from - index.longest);
  const last = firstStartingAt(index.marks, to);
  return index.marks.slice(first, last).filter(({ mention }) => mention.end > from);
}

/** What a click on the character at `offset` selects: the innermost mention, then those around it in turn. */
export function nextMarkAt(
  index: MarkIndex,
  offset: number,
  selected: string | undefined,
): Mark | undefined {
  const here = marksBetween(index, offset, offset + 1).toSorted(
    (a, b) => a.mention.end - a.mention.start - (b.mention.end - b.mention.start),
  );
  const current = here.findIndex(({ mentions }) => mentions.some(({ id }) => id === selected));
  return here[(current + 1) % here.length];
}
