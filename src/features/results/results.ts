/** An extraction as lists to read: entities by type, relation triples, event cards. */
import type { EventMention, Extraction, Mention, Relation } from '../../core/extraction';
import { hueOf, type Hues } from '../workspace/hues';
import type { MarkIndex } from '../workspace/marks';
import { eventKey, relationKey } from '../workspace/selection';

/** One text of one type with every place it occurs, in order. */
export interface EntityItem {
  readonly text: string;
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
  readonly type: string;
  readonly head: Mention;
  readonly tail: Mention;
  readonly headHue: number;
  readonly tailHue: number;
  readonly score: number | undefined;
}

export interface RoleRow {
  readonly role: string;
  readonly mention: Mention;
  readonly score: number | undefined;
}

export interface EventCard {
  readonly key: string;
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

/** Groups in the order of `hues`, then by first appearance; triggers and mere arguments are left out. */
export function groupEntities(index: MarkIndex, hues: Hues): readonly EntityGroup[] {
  const groups = new Map<string, Map<string, Mention[]>>(
    [...hues.keys()].map((t) => [t, new Map()]),
  );
  for (const { mention, kind } of index.marks) {
    if (kind !== 'entity') continue;
    const items = groups.get(mention.type) ?? new Map<string, Mention[]>();
    groups.set(mention.type, items);
    const places = items.get(mention.text) ?? [];
    items.set(mention.text, places);
    places.push(mention);
  }
  return [...groups].flatMap(([type, texts]) => {
    if (texts.size === 0) return [];
    const items = [...texts].map(([text, mentions]) => ({
      text,
      mentions,
      score: bestScore(mentions),
    }));
    const count = items.reduce((sum, item) => sum + item.mentions.length, 0);
    return [{ type, hue: hueOf(hues, type), count, items }];
  });
}

function byId(extraction: Extraction): ReadonlyMap<string, Mention> {
  return new Map(extraction.mentions.map((mention) => [mention.id, mention]));
}

export function listTriples(extraction: Extraction, hues: Hues): readonly TripleRow[] {
  const mentions = byId(extraction);
  return extraction.relations.flatMap((relation: Relation) => {
    const head = mentions.get(relation.head);
    const tail = mentions.get(relation.tail);
    if (head === undefined || tail === undefined) return [];
    const { type, score } = relation;
    const [headHue, tailHue] = [hueOf(hues, head.type), hueOf(hues, tail.type)];
    return [{ key: relationKey(relation), type, head, tail, headHue, tailHue, score }];
  });
}

export function listEvents(extraction: Extraction, hues: Hues): readonly EventCard[] {
  const mentions = byId(extraction);
  return extraction.events.flatMap((event: EventMention) => {
    const trigger = mentions.get(event.trigger);
    if (trigger === undefined) return [];
    const roles = event.arguments.flatMap(({ role, mention: id, score }) => {
      const mention = mentions.get(id);
      return mention === undefined ? [] : [{ role, mention, score }];
    });
    const { type, score } = event;
    return [{ key: eventKey(event), type, hue: hueOf(hues, type), trigger, roles, score }];
  });
}
