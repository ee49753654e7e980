/** What a document shows: the finds of a model under the decisions of a person. */
import { itemsOfKind, type DecidedItems, type DecidedMention } from './decided';
import { createMentionView, type MentionView } from './shown-mentions';
import type { EventArgument, EventMention, Extraction, Relation } from './extraction';

export interface Shown {
  /** What a person accepted has no score and carries the id of its decided item. */
  readonly extraction: Extraction;
  /** Accepted mentions whose text was deleted: they have no place in the extraction. */
  readonly lost: readonly DecidedMention[];
  /** Predicted mentions that a decision hides. */
  readonly hidden: number;
}

function linkKey(type: string, head: string, tail: string): string {
  return JSON.stringify([type, head, tail]);
}

function showRelations(
  predicted: readonly Relation[],
  items: DecidedItems,
  view: MentionView,
): Relation[] {
  /** Decided, or shown already. */
  const decided = new Set<string>();
  const shown: Relation[] = [];
  for (const { id, type, head, tail, verdict } of itemsOfKind(items, 'relation')) {
    decided.add(linkKey(type, head, tail));
    if (verdict === 'accepted' && view.show(head) && view.show(tail)) {
      shown.push({ id, type, head, tail });
    }
  }
  for (const relation of predicted) {
    const placed = placeRelation(relation, view);
    if (placed === undefined) continue;
    const key = linkKey(placed.type, placed.head, placed.tail);
    if (decided.has(key)) continue;
    decided.add(key);
    shown.push(placed);
  }
  return shown;
}

/** With the ends that are shown; undefined where one is hidden, or both became one. */
function placeRelation(relation: Relation, view: MentionView): Relation | undefined {
  const head = view.idOf(relation.head);
  const tail = view.idOf(relation.tail);
  if (head === undefined || tail === undefined) return undefined;
  if (head === tail && relation.head !== relation.tail) return undefined;
  return { ...relation, head, tail };
}

interface EventDraft {
  readonly event: EventMention;
  readonly arguments: Map<string, EventArgument>;
}

const argumentKey = (role: string, mention: string): string => JSON.stringify([role, mention]);

const eventKey = (type: string, trigger: string): string => JSON.stringify([type, trigger]);

/** Events with their predicted arguments, by type and trigger; a rejected event is left out. */
function predictedEvents(
  predicted: readonly EventMention[],
  rejected: ReadonlySet<string>,
  view: MentionView,
): Map<string, EventDraft> {
  const drafts = new Map<string, EventDraft>();
  for (const event of predicted) {
    const trigger = view.idOf(event.trigger);
    if (trigger === undefined) continue;
    const key = eventKey(event.type, trigger);
    if (rejected.has(key) || drafts.has(key)) continue;
    const parts = new Map<string, EventArgument>();
    for (const argument of event.arguments) {
      const mention = view.idOf(argument.mention);
      if (mention === undefined || mention === trigger) continue;
      const part = argumentKey(argument.role, mention);
      if (!parts.has(part)) parts.set(part, { ...argument, mention });
    }
    drafts.set(key, { event: { ...event, trigger }, arguments: parts });
  }
  return drafts;
}

/** Accepted events are there whether or not they are predicted; an open one needs a prediction. */
function addDecidedEvents(
  drafts: Map<string, EventDraft>,
  items: DecidedItems,
  view: MentionView,
): Map<string, EventDraft> {
  const byId = new Map<string, EventDraft>();
  for (const { id, type, trigger, verdict } of itemsOfKind(items, 'event')) {
    const key = eventKey(type, trigger);
    const known = drafts.get(key);
    if (verdict === 'open' && known === undefined) continue;
    if (verdict === 'rejected' || !view.show(trigger)) continue;
    const decided = { id, type, trigger, arguments: [] };
    const event = verdict === 'open' && known !== undefined ? { ...known.event, id } : decided;
    const draft = { event, arguments: known?.arguments ?? new Map<string, EventArgument>() };
    drafts.set(key, draft);
    byId.set(id, draft);
  }
  return byId;
}

function showEvents(
  predicted: readonly EventMention[],
  items: DecidedItems,
  view: MentionView,
): EventMention[] {
  const rejected = new Set(
    itemsOfKind(items, 'event')
      .filter(({ verdict }) => verdict === 'rejected')
      .map(({ type, trigger }) => eventKey(type, trigger)),
  );
  const drafts = predictedEvents(predicted, rejected, view);
  const byId = addDecidedEvents(drafts, items, view);
  for (const { id, event, role, mention, verdict } of itemsOfKind(items, 'argument')) {
    const parts = byId.get(event)?.arguments;
    const key = argumentKey(role, mention);
    if (verdict === 'rejected') parts?.delete(key);
    else if (verdict === 'accepted' && parts !== undefined && view.show(mention)) {
      parts.set(key, { id, role, mention });
    }
  }
  return [...drafts.values()].map(({ event, arguments: parts }) => ({
    ...event,
    arguments: [...parts.values()],
  }));
}

/**
 * Predictions are true of `text`. A prediction that overlaps a decided mention of its type is hidden;
 * its links go to the accepted one. Links keep to the ends and types that were decided.
 */
export function showDocument(text: string, predictions: Extraction, items: DecidedItems): Shown {
  if (items.size === 0) return { extraction: predictions, lost: [], hidden: 0 };
  const view = createMentionView(text, predictions.mentions, items);
  const relations = showRelations(predictions.relations, items, view);
  const events = showEvents(predictions.events, items, view);
  const { mentions, lost, hidden } = view.result();
  return {
    extraction: { mentions, relations, events, issues: predictions.issues },
    lost,
    hidden,
  };
}
