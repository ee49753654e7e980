/** Joins the finds of two answers to one question that had its labels in two orders. */
import type { EventArgument, EventMention, Extraction, Relation } from '../core/extraction';

interface Scored {
  readonly score?: number;
}

type Key<T> = (item: T) => string;

/** A find counts 1 where its answer gives no score, and 0 in an answer that does not have it. */
const scoreOf = (item: Scored | undefined): number => (item === undefined ? 0 : (item.score ?? 1));

/** Pairs the first of a key with the first of the other side, the second with the second. */
function pairs<T extends Scored, U>(
  first: readonly T[],
  second: readonly T[],
  keyOf: Key<T>,
  join: (item: T, score: number, other: T | undefined) => U,
): readonly U[] {
  const waiting = new Map<string, T[]>();
  for (const item of second) {
    const key = keyOf(item);
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [item]);
    else same.push(item);
  }
  const mean = (item: T, other?: T): number => (scoreOf(item) + scoreOf(other)) / 2;
  const joined = first.map((item) => {
    const other = waiting.get(keyOf(item))?.shift();
    return join(item, mean(item, other), other);
  });
  const alone = [...waiting.values()].flat();
  return [...joined, ...alone.map((item) => join(item, mean(item), undefined))];
}

const relationKey: Key<Relation> = ({ type, head, tail }) => JSON.stringify([type, head, tail]);
const eventKey: Key<EventMention> = ({ type, trigger }) => JSON.stringify([type, trigger]);
const argumentKey: Key<EventArgument> = ({ role, mention }) => JSON.stringify([role, mention]);

function joinEvent(event: EventMention, score: number, other?: EventMention): EventMention {
  const parts = pairs(event.arguments, other?.arguments ?? [], argumentKey, (part, partScore) => ({
    ...part,
    score: partScore,
  }));
  return { ...event, score, arguments: parts };
}

/**
 * A find of both answers has the mean of its scores, 1 where there are none; a find of one has half of its
 * own. Mentions are told apart by their ids, which their type and place make.
 */
export function agree(first: Extraction, second: Extraction): Extraction {
  const scored = <T extends object>(item: T, score: number): T & Scored => ({ ...item, score });
  return {
    mentions: pairs(first.mentions, second.mentions, ({ id }) => id, scored),
    relations: pairs(first.relations, second.relations, relationKey, scored),
    events: pairs(first.events, second.events, eventKey, joinEvent),
    issues: [...first.issues, ...second.issues],
  };
}
