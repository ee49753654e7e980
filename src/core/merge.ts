/** Joins what overlapping chunks found into one extraction; cheap per chunk, and blind to their order. */
import type {
  EventArgument,
  EventMention,
  Extraction,
  Issue,
  Mention,
  Relation,
} from './extraction';
import { compareText, inTextOrder } from './extraction-order';
import { resolveCuts, Sightings } from './cut-mentions';
import { groundMention } from './mention';

/** One window's finds, with offsets into the whole text; mention ids count within the window only. */
export interface ChunkFinds {
  readonly start: number;
  readonly end: number;
  readonly extraction: Extraction;
}

export interface Merger {
  /** Work in proportion to the chunk's finds. Adding the same chunk again changes nothing. */
  add(chunk: ChunkFinds): void;
  /** All that was found so far, in the order of the text; unchanged mentions are the same objects. */
  snapshot(): Extraction;
}

interface EventParts {
  readonly type: string;
  readonly trigger: string;
  score: number | undefined;
  readonly arguments: Map<string, EventArgument>;
}

/** Mention id in the chunk → mention id in the document. */
type Ids = ReadonlyMap<string, string>;
/** The document's ids once cut mentions have given way to whole ones. */
type Winners = ReadonlyMap<string, string>;

interface State {
  readonly mentions: Map<string, Mention>;
  readonly relations: Map<string, Relation>;
  readonly events: Map<string, EventParts>;
  readonly issues: Map<string, Issue>;
}

function higher(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.max(a, b);
}

function withScore<T extends object>(item: T, score: number | undefined): T & { score?: number } {
  return score === undefined ? item : { ...item, score };
}

/** Keeps the one with the higher score; the rest of two items under one key is equal. */
function putBest<T extends { readonly score?: number }>(
  items: Map<string, T>,
  key: string,
  item: T,
): void {
  const known = items.get(key);
  if (known === undefined || (item.score ?? -1) > (known.score ?? -1)) items.set(key, item);
}

function putIssue(state: State, issue: Issue): void {
  const { code, detail, start, end } = issue;
  state.issues.set(JSON.stringify([start, end, code, detail]), issue);
}

function putRelation(relations: Map<string, Relation>, relation: Relation): void {
  putBest(relations, JSON.stringify([relation.type, relation.head, relation.tail]), relation);
}

function putEvent(events: Map<string, EventParts>, event: EventMention): void {
  const { type, trigger, score } = event;
  const key = JSON.stringify([type, trigger]);
  const known = events.get(key);
  const parts = known ?? { type, trigger, score, arguments: new Map<string, EventArgument>() };
  parts.score = higher(parts.score, score);
  for (const argument of event.arguments) {
    putBest(parts.arguments, JSON.stringify([argument.role, argument.mention]), argument);
  }
  if (known === undefined) events.set(key, parts);
}

function addMentions(state: State, sightings: Sightings, text: string, chunk: ChunkFinds): Ids {
  const ids = new Map<string, string>();
  for (const found of chunk.extraction.mentions) {
    const grounded = groundMention(text, found);
    if (!grounded.ok) {
      putIssue(state, grounded.error);
      continue;
    }
    const mention = grounded.value;
    ids.set(found.id, mention.id);
    putBest(state.mentions, mention.id, mention);
    sightings.add(mention, chunk, text.length);
  }
  return ids;
}

function addLinks(state: State, ids: Ids, chunk: ChunkFinds): void {
  const lost = (what: string): void => {
    const detail = `${what} has no mention`;
    putIssue(state, { code: 'ungrounded', detail, start: chunk.start, end: chunk.end });
  };
  for (const relation of chunk.extraction.relations) {
    const head = ids.get(relation.head);
    const tail = ids.get(relation.tail);
    if (head === undefined || tail === undefined) lost(`an end of ${relation.type}`);
    else putRelation(state.relations, { ...relation, head, tail });
  }
  for (const event of chunk.extraction.events) {
    const trigger = ids.get(event.trigger);
    if (trigger === undefined) {
      lost(`the trigger of ${event.type}`);
      continue;
    }
    const parts: EventArgument[] = [];
    for (const argument of event.arguments) {
      const mention = ids.get(argument.mention);
      if (mention === undefined) lost(`${argument.role} of ${event.type}`);
      else parts.push({ ...argument, mention });
    }
    putEvent(state.events, { ...event, trigger, arguments: parts });
  }
}

function renameRelations(state: State, winners: Winners): Iterable<Relation> {
  if (winners.size === 0) return state.relations.values();
  const renamed = new Map<string, Relation>();
  for (const relation of state.relations.values()) {
    const head = winners.get(relation.head) ?? relation.head;
    const tail = winners.get(relation.tail) ?? relation.tail;
    // Two pieces of one cut mention are not related to each other.
    if (head === tail && relation.head !== relation.tail) continue;
    putRelation(renamed, { ...relation, head, tail });
  }
  return renamed.values();
}

function renameEvents(state: State, winners: Winners): Iterable<EventParts> {
  if (winners.size === 0) return state.events.values();
  const renamed = new Map<string, EventParts>();
  for (const parts of state.events.values()) {
    const trigger = winners.get(parts.trigger) ?? parts.trigger;
    const found = [...parts.arguments.values()].map((argument) => ({
      ...argument,
      mention: winners.get(argument.mention) ?? argument.mention,
    }));
    putEvent(renamed, withScore({ type: parts.type, trigger, arguments: found }, parts.score));
  }
  return renamed.values();
}

function compareIssues(a: Issue, b: Issue): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    compareText(a.code, b.code) ||
    compareText(a.detail, b.detail)
  );
}

function assemble(state: State, winners: Winners): Extraction {
  const mentions = [...state.mentions.values()].filter((mention) => !winners.has(mention.id));
  const relations = [...renameRelations(state, winners)];
  const events = [...renameEvents(state, winners)].map(
    ({ type, trigger, score, arguments: parts }) =>
      withScore({ type, trigger, arguments: [...parts.values()] }, score),
  );
  const issues = [...state.issues.values()].sort(compareIssues);
  return inTextOrder({ mentions, relations, events, issues });
}

/** A mention or link found by several windows is one, with its highest score; see `cut-mentions`. */
export function createMerger(text: string): Merger {
  const state: State = {
    mentions: new Map(),
    relations: new Map(),
    events: new Map(),
    issues: new Map(),
  };
  const sightings = new Sightings();
  return {
    add: (chunk) => {
      for (const issue of chunk.extraction.issues) putIssue(state, issue);
      addLinks(state, addMentions(state, sightings, text, chunk), chunk);
    },
    snapshot: () => assemble(state, resolveCuts(sightings)),
  };
}

/** What the text would hold if `chunk` were finished: for a chunk that is still being written. */
export function mergeWith(text: string, found: Extraction, chunk: ChunkFinds): Extraction {
  const merger = createMerger(text);
  merger.add({ start: 0, end: text.length, extraction: found });
  merger.add(chunk);
  return merger.snapshot();
}
