/** The finds that a person has not decided about, each with its place and how sure the model is. */
import type { DecidedItems } from '../../core/decided';
import type {
  EventArgument,
  EventMention,
  Extraction,
  Mention,
  Relation,
} from '../../core/extraction';
import type { Schema } from '../../core/schema';
import { familyOf } from '../../presets/families';
import type { Mark } from '../workspace/marks';
import { eventKey, relationKey, type Selection } from '../workspace/selection';

/** `key` is the same after the decision was undone. `spans`: what to show of it, the main one first. */
interface FindBase {
  readonly key: string;
  readonly type: string;
  /** Undefined where the model gives none. */
  readonly score: number | undefined;
  readonly spans: readonly Mention[];
  readonly selection: Selection;
}

export type Find =
  | (FindBase & { readonly kind: 'mention'; readonly mark: Mark })
  | (FindBase & { readonly kind: 'relation'; readonly relation: Relation })
  | (FindBase & { readonly kind: 'event'; readonly event: EventMention })
  | (FindBase & {
      readonly kind: 'argument';
      readonly event: EventMention;
      readonly argument: EventArgument;
    });

export type Order = 'doubt' | 'text';

interface Source {
  readonly extraction: Extraction;
  readonly marks: readonly Mark[];
  readonly items: DecidedItems;
}

const placeOf = (...spans: readonly Mention[]): string =>
  spans.map(({ start, end }) => `${start}-${end}`).join(' ');

function openMarks({ marks, items }: Source): Find[] {
  return marks.flatMap((mark): Find[] => {
    const open = mark.mentions.some(({ id }) => items.get(id)?.verdict !== 'accepted');
    if (mark.kind !== 'entity' || !open) return [];
    const { mention, mentions } = mark;
    const scores = mentions.flatMap(({ score }) => (score === undefined ? [] : [score]));
    return [
      {
        kind: 'mention',
        key: `mention ${placeOf(mention)} ${mention.type}`,
        type: mention.type,
        score: scores.length === 0 ? undefined : Math.max(...scores),
        spans: [mention],
        selection: { kind: 'mention', id: mention.id },
        mark,
      },
    ];
  });
}

function openLinks({ extraction, items }: Source): Find[] {
  const byId = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const isOpen = (id: string | undefined): boolean => items.get(id ?? '')?.verdict !== 'accepted';
  const relations = extraction.relations.flatMap((relation): Find[] => {
    const [head, tail] = [byId.get(relation.head), byId.get(relation.tail)];
    if (head === undefined || tail === undefined || !isOpen(relation.id)) return [];
    const { type, score } = relation;
    const selection = { kind: 'relation', key: relationKey(relation) } as const;
    const key = `relation ${type} ${placeOf(head, tail)}`;
    return [{ kind: 'relation', key, type, score, spans: [head, tail], selection, relation }];
  });
  const events = extraction.events.flatMap((event): Find[] => {
    const trigger = byId.get(event.trigger);
    if (trigger === undefined) return [];
    const selection = { kind: 'event', key: eventKey(event) } as const;
    const own: Find[] = [];
    if (isOpen(event.id)) {
      const key = `event ${event.type} ${placeOf(trigger)}`;
      const { type, score } = event;
      own.push({ kind: 'event', key, type, score, spans: [trigger], selection, event });
    }
    const parts = event.arguments.flatMap((argument): Find[] => {
      const player = byId.get(argument.mention);
      if (player === undefined || !isOpen(argument.id)) return [];
      const key = `argument ${event.type} ${argument.role} ${placeOf(trigger, player)}`;
      const { role: type, score } = argument;
      const spans = [player, trigger];
      return [{ kind: 'argument', key, type, score, spans, selection, event, argument }];
    });
    return [...own, ...parts];
  });
  return [...relations, ...events];
}

const startOf = ({ spans }: Find): number => Math.min(...spans.map(({ start }) => start));
/** The model said nothing of how sure it is: looked at before what it is sure of. */
const NO_SCORE = 0.5;

interface Placed {
  readonly find: Find;
  readonly start: number;
}

const COMPARE: Readonly<Record<Order, (a: Placed, b: Placed) => number>> = {
  doubt: (a, b) => (a.find.score ?? NO_SCORE) - (b.find.score ?? NO_SCORE) || a.start - b.start,
  text: (a, b) => a.start - b.start || a.find.spans.length - b.find.spans.length,
};

/** All that is open, in the order that was asked for. */
export function openFinds(source: Source, order: Order): readonly Find[] {
  const placed = [...openMarks(source), ...openLinks(source)].map((find): Placed => {
    return { find, start: startOf(find) };
  });
  return placed.sort(COMPARE[order]).map(({ find }) => find);
}

/**
 * How many finds a person decided about, rejected ones too. One thing under several names is one; triggers
 * and mere arguments go with their events; what another mention took the place of is no decision of its own.
 */
export function countDecided(items: DecidedItems, { entities, relations }: Schema): number {
  const types = new Set([
    ...entities.map(({ name }) => name),
    ...relations.flatMap(({ head, tail }) => [head, tail]),
  ]);
  const things = new Set<string>();
  let links = 0;
  for (const item of items.values()) {
    if (item.verdict === 'open') continue;
    if (item.kind !== 'mention') links += 1;
    else if (item.replacedBy === undefined && types.has(item.type)) {
      things.add(JSON.stringify([item.start, item.end, familyOf(item.type)]));
    }
  }
  return things.size + links;
}

/** Finds of one kind and type on one side of a score; those without a score are on neither. */
export function alike(
  finds: readonly Find[],
  { kind, type }: Pick<Find, 'kind' | 'type'>,
  side: 'below' | 'above',
  score: number,
): readonly Find[] {
  return finds.filter((find) => {
    if (find.kind !== kind || find.type !== type || find.score === undefined) return false;
    return side === 'below' ? find.score < score : find.score >= score;
  });
}
