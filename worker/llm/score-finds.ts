/** Puts the scores of an answer's lines on what was found by them. */
import type { EventMention, Extraction, Mention, Relation } from '../../src/core/extraction';
import type { ScoredFrame } from './scored-answer';

type Key = readonly string[];

/** The best score of each thing that an answer said, perhaps more than once. */
class BestScores {
  readonly #scores = new Map<string, number>();

  add(key: Key, ...scores: readonly (number | undefined)[]): void {
    const known = scores.filter((score) => score !== undefined);
    if (known.length < scores.length) return;
    const name = JSON.stringify(key);
    this.#scores.set(name, Math.max(this.#scores.get(name) ?? 0, Math.min(...known)));
  }

  put<T extends object>(item: T, key: Key): T & { readonly score?: number } {
    const score = this.#scores.get(JSON.stringify(key));
    return score === undefined ? item : { ...item, score };
  }
}

/** A relation or an argument is as likely as the weaker of its two ends. */
function addFrame(best: BestScores, { frame, root, children }: ScoredFrame): void {
  const { roles, source } = frame.label;
  if (source.kind !== 'relation') best.add([source.type.name, frame.root], root);
  frame.children.forEach(({ role = '', text }, index) => {
    const score = children[index];
    if (source.kind === 'relation') {
      const { name, head, tail } = source.type;
      best.add([head, frame.root], root);
      best.add([tail, text], score);
      best.add([name, frame.root, text], root, score);
    } else if (source.kind === 'event') {
      const named = source.type.roles[roles.indexOf(role)] ?? role;
      best.add([named, text], score);
      best.add([source.type.name, frame.root, named, text], root, score);
    }
  });
}

/** What has no score in the answer keeps none. */
export function scoreFinds(found: Extraction, frames: readonly ScoredFrame[]): Extraction {
  const best = new BestScores();
  for (const frame of frames) addFrame(best, frame);
  const texts = new Map(found.mentions.map(({ id, text }) => [id, text]));
  const textOf = (id: string): string => texts.get(id) ?? '';
  const scoreRelation = (relation: Relation): Relation =>
    best.put(relation, [relation.type, textOf(relation.head), textOf(relation.tail)]);
  const scoreEvent = (event: EventMention): EventMention => {
    const trigger = textOf(event.trigger);
    const parts = event.arguments.map((argument) =>
      best.put(argument, [event.type, trigger, argument.role, textOf(argument.mention)]),
    );
    return best.put({ ...event, arguments: parts }, [event.type, trigger]);
  };
  return {
    mentions: found.mentions.map((mention): Mention =>
      best.put(mention, [mention.type, mention.text]),
    ),
    relations: found.relations.map(scoreRelation),
    events: found.events.map(scoreEvent),
    issues: found.issues,
  };
}
