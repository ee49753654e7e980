/** An extraction as lists to read: entities by type, relation triples, event cards. */
import type { EventMention, Extraction, Mention, Relation } from '../../core/extraction';
import { nameOf } from '../../core/name';
import type { Schema } from '../../core/schema';
import { familyOf } from '../../presets/families';
import { hueOf, type Hues } from '../workspace/hues';
import type { MarkIndex } from '../workspace/marks';
import { relationFits } from '../workspace/relation-fits';
import { eventKey, relationKey } from '../workspace/selection';
import { byBreadth } from '../workspace/type-order';

/** One thing with every place it occurs, in order. */
export interface EntityItem {
  /** What it is called: without line breaks and blanks of layout. */
  readonly text: string;
  /** All that it was found as, the broadest first. */
  readonly types: readonly string[];
  /** One mention a place. */
  readonly mentions: readonly Mention[];
  /** The best score among the places. */
  readonly score: number | undefined;
}

export interface EntityGroup {
  readonly type: string;
  readonly hue: number;
  /** Places, not different texts. */
  readonly count: number;
  readonly items: readonly EntityItem[];
}

export interface TripleRow {
  readonly key: string;
  /** Of the decided item, where a person decided about it. */
  readonly id: string | undefined;
  readonly type: string;
  readonly head: Mention;
  readonly tail: Mention;
  /** The schema has no such relation between the two. */
  readonly outside: boolean;
  readonly headHue: number;
  readonly tailHue: number;
  readonly score: number | undefined;
}

export interface RoleRow {
  /** Of the decided item, where a person decided about it. */
  readonly id: string | undefined;
  readonly role: string;
  readonly mention: Mention;
  readonly score: number | undefined;
}

export interface EventCard {
  readonly key: string;
  /** Of the decided item, where a person decided about it. */
  readonly id: string | undefined;
  readonly type: string;
  readonly hue: number;
  readonly trigger: Mention;
  readonly roles: readonly RoleRow[];
  readonly score: number | undefined;
}

function bestScore(mentions: readonly Mention[]): number | undefined {
  const scores = mentions.flatMap(({ score }) => (score === undefined ? [] : [score]));
  return scores.length === 0 ? undefined : Math.max(...scores);
}

interface Thing {
  readonly types: Set<string>;
  readonly places: Mention[];
  readonly all: Mention[];
}

/** By family of names and by what they are called; triggers and mere arguments are left out. */
function thingsOf({ marks }: MarkIndex): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  for (const { mention, mentions, kind } of marks) {
    if (kind !== 'entity') continue;
    const key = JSON.stringify([familyOf(mention.type), nameOf(mention.text)]);
    const known = things.get(key) ?? { types: new Set<string>(), places: [], all: [] };
    things.set(key, known);
    known.places.push(mention);
    for (const one of mentions) {
      known.types.add(one.type);
      known.all.push(one);
    }
  }
  return things;
}

/** Groups in the order of `hues`, then by first appearance. A thing stands in the group of its broadest type. */
export function groupEntities(index: MarkIndex, hues: Hues): readonly EntityGroup[] {
  const groups = new Map<string, EntityItem[]>([...hues.keys()].map((type) => [type, []]));
  const compare = byBreadth(hues);
  for (const { types, places, all } of thingsOf(index).values()) {
    const ordered = [...types].sort(compare);
    const [type = ''] = ordered;
    const items = groups.get(type) ?? [];
    groups.set(type, items);
    const text = nameOf(places[0]?.text ?? '');
    items.push({ text, types: ordered, mentions: places, score: bestScore(all) });
  }
  return [...groups].flatMap(([type, items]) => {
    if (items.length === 0) return [];
    const count = items.reduce((sum, item) => sum + item.mentions.length, 0);
    return [{ type, hue: hueOf(hues, type), count, items }];
  });
}

function byId(extraction: Extraction): ReadonlyMap<string, Mention> {
  return new Map(extraction.mentions.map((mention) => [mention.id, mention]));
}

export function listTriples(
  extraction: Extraction,
  hues: Hues,
  schema?: Schema,
): readonly TripleRow[] {
  const mentions = byId(extraction);
  return extraction.relations.flatMap((relation: Relation) => {
    const head = mentions.get(relation.head);
    const tail = mentions.get(relation.tail);
    if (head === undefined || tail === undefined) return [];
    const { id, type, score } = relation;
    const [headHue, tailHue] = [hueOf(hues, head.type), hueOf(hues, tail.type)];
    const key = relationKey(relation);
    const outside =
      schema !== undefined && id !== undefined && !relationFits(schema, type, head.type, tail.type);
    return [{ key, id, type, head, tail, outside, headHue, tailHue, score }];
  });
}

export function listEvents(extraction: Extraction, hues: Hues): readonly EventCard[] {
  const mentions = byId(extraction);
  return extraction.events.flatMap((event: EventMention) => {
    const trigger = mentions.get(event.trigger);
    if (trigger === undefined) return [];
    const roles = event.arguments.flatMap(({ id, role, mention: of, score }) => {
      const mention = mentions.get(of);
      return mention === undefined ? [] : [{ id, role, mention, score }];
    });
    const { id, type, score } = event;
    return [{ key: eventKey(event), id, type, hue: hueOf(hues, type), trigger, roles, score }];
  });
}
