/** Strict micro precision, recall and F1 of predictions against gold data, over documents. */
import type { Extraction, Mention } from './extraction';

export interface ScoredPair {
  readonly gold: Extraction;
  readonly predicted: Extraction;
}

/** Counts, and ratios in [0, 1]. With nothing to find and nothing found all three ratios are 1. */
export interface Score {
  readonly gold: number;
  readonly predicted: number;
  readonly correct: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface TaskScore {
  readonly overall: Score;
  readonly perType: ReadonlyMap<string, Score>;
}

export interface EventScore {
  readonly trigger: TaskScore;
  readonly argument: TaskScore;
}

/** Something that is right or wrong as a whole: two of one key in a document count once. */
interface Fact {
  readonly type: string;
  readonly key: string;
}

/** Type and exact offsets. Gold annotations that could not be grounded count as missed. */
export function scoreEntities(pairs: readonly ScoredPair[]): TaskScore {
  return scoreFacts(pairs, ({ mentions }) => mentions.map(spanFact), countUngrounded);
}

/** (head text, type, tail text). Gold annotations that could not be grounded count as missed. */
export function scoreRelations(pairs: readonly ScoredPair[]): TaskScore {
  return scoreFacts(pairs, relationFacts, countUngrounded);
}

/** Trigger: event type and exact offsets. Argument: (event type, role, argument text). */
export function scoreEvents(pairs: readonly ScoredPair[]): EventScore {
  return {
    trigger: scoreFacts(pairs, triggerFacts, () => 0),
    argument: scoreFacts(pairs, argumentFacts, () => 0),
  };
}

/** Entities and triggers. */
export function spanKey({ type, start, end }: Pick<Mention, 'type' | 'start' | 'end'>): string {
  return JSON.stringify([type, start, end]);
}

/** Relations, by the texts of their ends. */
export function tripleKey(type: string, head?: string, tail?: string): string {
  return JSON.stringify([head, type, tail]);
}

/** Arguments, by their text. */
export function argumentKey(event: string, role: string, text?: string): string {
  return JSON.stringify([event, role, text]);
}

function spanFact(mention: Pick<Mention, 'type' | 'start' | 'end'>): Fact {
  return { type: mention.type, key: spanKey(mention) };
}

function relationFacts({ mentions, relations }: Extraction): readonly Fact[] {
  const texts = new Map(mentions.map(({ id, text }) => [id, text]));
  return relations.map(({ type, head, tail }) => ({
    type,
    key: tripleKey(type, texts.get(head), texts.get(tail)),
  }));
}

function triggerFacts({ mentions, events }: Extraction): readonly Fact[] {
  const known = new Map(mentions.map((mention) => [mention.id, mention]));
  return events.flatMap(({ type, trigger }) => {
    const mention = known.get(trigger);
    return mention === undefined
      ? []
      : [spanFact({ type, start: mention.start, end: mention.end })];
  });
}

function argumentFacts({ mentions, events }: Extraction): readonly Fact[] {
  const texts = new Map(mentions.map(({ id, text }) => [id, text]));
  return events.flatMap(({ type, arguments: args }) =>
    args.map(({ role, mention }) => ({ type, key: argumentKey(type, role, texts.get(mention)) })),
  );
}

/** Gold annotations that are not in their text. */
export function countUngrounded({ issues }: Extraction): number {
  return issues.filter(({ code }) => code === 'ungrounded').length;
}

class Tally {
  gold = 0;
  predicted = 0;
  correct = 0;
}

export type Counts = Pick<Score, 'gold' | 'predicted' | 'correct'>;

export function scoreOf({ gold, predicted, correct }: Counts): Score {
  const none = gold + predicted === 0 ? 1 : 0;
  const precision = predicted === 0 ? none : correct / predicted;
  const recall = gold === 0 ? none : correct / gold;
  const f1 = gold + predicted === 0 ? 1 : (2 * correct) / (gold + predicted);
  return { gold, predicted, correct, precision, recall, f1 };
}

function scoreFacts(
  pairs: readonly ScoredPair[],
  factsOf: (extraction: Extraction) => readonly Fact[],
  missedOf: (gold: Extraction) => number,
): TaskScore {
  const overall = new Tally();
  const perType = new Map<string, Tally>();
  const count = (type: string, column: 'gold' | 'predicted' | 'correct'): void => {
    const tally = perType.get(type) ?? new Tally();
    perType.set(type, tally);
    tally[column] += 1;
    overall[column] += 1;
  };
  for (const { gold, predicted } of pairs) {
    const expected = distinct(factsOf(gold));
    for (const type of expected.values()) count(type, 'gold');
    for (const [key, type] of distinct(factsOf(predicted))) {
      count(type, 'predicted');
      if (expected.has(key)) count(type, 'correct');
    }
    overall.gold += missedOf(gold);
  }
  return {
    overall: scoreOf(overall),
    perType: new Map([...perType].map(([type, tally]) => [type, scoreOf(tally)])),
  };
}

/** Key → type. */
function distinct(facts: readonly Fact[]): ReadonlyMap<string, string> {
  return new Map(facts.map(({ key, type }) => [key, type]));
}
