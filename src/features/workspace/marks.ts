/** Mentions as they are drawn over the text: what part each plays, its colour, and which lie in a range. */
import type { Extraction, Mention } from '../../core/extraction';
import type { Schema } from '../../core/schema';
import { hueOf, type Hues } from './hues';

type MarkKind = 'entity' | 'trigger' | 'argument';

export interface Mark {
  readonly mention: Mention;
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

/** A mention that is an argument only because of an event is one; an entity that also serves stays one. */
export function indexMarks(extraction: Extraction, schema: Schema, hues: Hues): MarkIndex {
  const triggers = eventTypes(extraction, 'trigger');
  const participants = eventTypes(extraction, 'arguments');
  const ends = schema.relations.flatMap((relation) => [relation.head, relation.tail]);
  const entityTypes = new Set([...schema.entities.map((entity) => entity.name), ...ends]);
  let longest = 0;
  const marks = extraction.mentions.map((mention): Mark => {
    longest = Math.max(longest, mention.end - mention.start);
    const trigger = triggers.get(mention.id);
    if (trigger !== undefined) return { mention, kind: 'trigger', hue: hueOf(hues, trigger) };
    const event = entityTypes.has(mention.type) ? undefined : participants.get(mention.id);
    if (event !== undefined) return { mention, kind: 'argument', hue: hueOf(hues, event) };
    return { mention, kind: 'entity', hue: hueOf(hues, mention.type) };
  });
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
  const current = here.findIndex((mark) => mark.mention.id === selected);
  return here[(current + 1) % here.length];
}
