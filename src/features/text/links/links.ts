/** The relations and event arguments of what is selected or pointed at, as lines from one mention to another. */
import type { EventMention, Extraction, Mention, Relation } from '../../../core/extraction';
import { eventKey, relationKey, type Selection } from '../../workspace/selection';

/** More lines than these are no longer told apart; the nearest are drawn and the others counted. */
export const MOST_LINES = 24;

export interface Line {
  readonly key: string;
  /** A relation type or a role. */
  readonly label: string;
  /** The line's own direction: head to tail, trigger to argument. */
  readonly from: Mention;
  readonly to: Mention;
  /** Where its tag stands: at the partner of what is pointed at. */
  readonly at: Mention;
  readonly selection: Selection;
}

export interface Lines {
  readonly drawn: readonly Line[];
  /** How many there are besides. */
  readonly more: number;
}

type Pick = (id: string) => Mention | undefined;

function relationLine(relation: Relation, mention: Pick, focus: ReadonlySet<string>): Line[] {
  const [from, to] = [mention(relation.head), mention(relation.tail)];
  if (from === undefined || to === undefined) return [];
  const key = relationKey(relation);
  const at = focus.has(to.id) && !focus.has(from.id) ? from : to;
  return [{ key, label: relation.type, from, to, at, selection: { kind: 'relation', key } }];
}

/** Seen from an argument, the tag stands at the trigger and other arguments stay out. */
function eventLines(event: EventMention, mention: Pick, focus: ReadonlySet<string>): Line[] {
  const from = mention(event.trigger);
  if (from === undefined) return [];
  const selection: Selection = { kind: 'event', key: eventKey(event) };
  const whole = focus.has(event.trigger);
  return event.arguments.flatMap(({ role, mention: id }) => {
    const to = mention(id);
    if (to === undefined || (!whole && !focus.has(id))) return [];
    const key = JSON.stringify([selection.key, role, id]);
    return [{ key, label: role, from, to, at: whole ? to : from, selection }];
  });
}

/** Nearest first, so that what is left out is farthest away. */
function nearest(lines: readonly Line[]): Lines {
  const length = ({ from, to }: Line): number => Math.abs(from.start - to.start);
  const ordered = lines.toSorted((a, b) => length(a) - length(b));
  return { drawn: ordered.slice(0, MOST_LINES), more: Math.max(0, ordered.length - MOST_LINES) };
}

/** Lines of a selected relation or event, else those that touch one of the mentions in `focus`. */
export function linesOf(
  extraction: Extraction,
  selection: Selection,
  focus: ReadonlySet<string>,
): Lines {
  const byId = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const mention: Pick = (id) => byId.get(id);
  if (selection.kind === 'relation') {
    const found = extraction.relations.filter((item) => relationKey(item) === selection.key);
    return nearest(found.flatMap((item) => relationLine(item, mention, new Set([item.head]))));
  }
  if (selection.kind === 'event') {
    const found = extraction.events.filter((item) => eventKey(item) === selection.key);
    return nearest(found.flatMap((item) => eventLines(item, mention, new Set([item.trigger]))));
  }
  if (focus.size === 0) return { drawn: [], more: 0 };
  const relations = extraction.relations
    .filter(({ head, tail }) => focus.has(head) || focus.has(tail))
    .flatMap((item) => relationLine(item, mention, focus));
  const events = extraction.events.flatMap((item) => eventLines(item, mention, focus));
  return nearest([...relations, ...events]);
}
