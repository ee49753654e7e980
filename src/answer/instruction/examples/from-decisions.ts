/** The sentences of a document that a person decided on, as examples. */
import {
  itemsOfKind,
  needsLook,
  type DecidedItem,
  type DecidedItems,
  type DecidedMention,
} from '../../../core/decided';
import type { ExampleItem, WorkedExample } from './example';
import { sentenceAt, wordsOf, type Sentence } from './sentence-at';

/** To choose from. */
const MOST_SENTENCES = 12;

interface Draft {
  readonly sentence: Sentence;
  decidedAt: number;
  readonly found: ExampleItem[];
  readonly not: ExampleItem[];
}

class Drafts {
  readonly #text: string;
  readonly #items: DecidedItems;
  /** By the sentence's borders. */
  readonly #drafts = new Map<string, Draft>();

  constructor(text: string, items: DecidedItems) {
    this.#text = text;
    this.#items = items;
  }

  /** The mention, where its text is there and still what was decided. */
  mention(id: string): DecidedMention | undefined {
    const item = this.#items.get(id);
    if (item?.kind !== 'mention' || item.pieces !== undefined) return undefined;
    return item.start < item.end && !needsLook(item, this.#text) ? item : undefined;
  }

  words(mention: DecidedMention): string {
    return wordsOf(this.#text, mention);
  }

  /** Mentions of different sentences have none together. */
  sentenceOf(...mentions: readonly DecidedMention[]): Sentence | undefined {
    const [first, ...others] = mentions.map((mention) => sentenceAt(this.#text, mention));
    const same = others.every(
      (other) => other?.start === first?.start && other?.end === first?.end,
    );
    return same ? first : undefined;
  }

  add(
    sentence: Sentence | undefined,
    decision: DecidedItem,
    item: ExampleItem,
    accepted = decision.verdict === 'accepted',
  ): void {
    if (sentence === undefined || decision.verdict === 'open') return;
    const key = `${sentence.start} ${sentence.end}`;
    const draft = this.#drafts.get(key) ?? {
      sentence,
      decidedAt: Infinity,
      found: [],
      not: [],
    };
    this.#drafts.set(key, draft);
    draft.decidedAt = Math.min(draft.decidedAt, decision.decidedAt);
    (accepted ? draft.found : draft.not).push(item);
  }

  build(): readonly WorkedExample[] {
    const inOrder = [...this.#drafts.values()].sort(
      (a, b) => a.decidedAt - b.decidedAt || a.sentence.start - b.sentence.start,
    );
    const examples = new Map<string, WorkedExample>();
    for (const draft of inOrder) {
      const example = this.#exampleOf(draft);
      const known = examples.has(example.text);
      if (example.found.length + example.not.length > 0 && !known) {
        examples.set(example.text, example);
      }
      if (examples.size >= MOST_SENTENCES) break;
    }
    return [...examples.values()];
  }

  /** What was accepted elsewhere in the sentence is not said to be wrong. */
  #exampleOf({ sentence, found, not }: Draft): WorkedExample {
    const text = wordsOf(this.#text, sentence);
    const whole = found.filter((item) => standsIn(text, item));
    const right = new Set(whole.map((item) => JSON.stringify(item)));
    const wrong = not.filter((item) => standsIn(text, item) && !right.has(JSON.stringify(item)));
    return { text, found: whole, not: wrong };
  }
}

function textsOf(item: ExampleItem): readonly string[] {
  switch (item.kind) {
    case 'entity':
      return [item.text];
    case 'relation':
      return [item.head, item.tail];
    case 'event':
      return [item.trigger, ...item.arguments.map(({ text }) => text)];
  }
}

/** Cleaning may have joined a mention with what stands beside it. */
function standsIn(text: string, item: ExampleItem): boolean {
  return textsOf(item).every((part) => part !== '' && text.includes(part));
}

function addMentions(drafts: Drafts, items: DecidedItems): void {
  for (const { id } of itemsOfKind(items, 'mention')) {
    const mention = drafts.mention(id);
    if (mention === undefined) continue;
    const item = { kind: 'entity', type: mention.type, text: drafts.words(mention) } as const;
    drafts.add(drafts.sentenceOf(mention), mention, item);
  }
}

function addRelations(drafts: Drafts, items: DecidedItems): void {
  for (const relation of itemsOfKind(items, 'relation')) {
    const head = drafts.mention(relation.head);
    const tail = drafts.mention(relation.tail);
    if (head === undefined || tail === undefined) continue;
    const [headType, tailType] = [head.type, tail.type];
    const ends = { headType, head: drafts.words(head), tailType, tail: drafts.words(tail) };
    const item = { kind: 'relation', type: relation.type, ...ends } as const;
    drafts.add(drafts.sentenceOf(head, tail), relation, item);
  }
}

/** An event with the arguments that were accepted; each rejected argument of it is an item of its own. */
function addEvents(drafts: Drafts, items: DecidedItems): void {
  const decided = itemsOfKind(items, 'argument');
  for (const event of itemsOfKind(items, 'event')) {
    const trigger = drafts.mention(event.trigger);
    if (trigger === undefined) continue;
    const sentence = drafts.sentenceOf(trigger);
    const base = { kind: 'event', type: event.type, trigger: drafts.words(trigger) } as const;
    const parts = decided.flatMap((argument) => {
      const mention = argument.event === event.id ? drafts.mention(argument.mention) : undefined;
      if (mention === undefined || drafts.sentenceOf(trigger, mention) === undefined) return [];
      return [{ argument, role: argument.role, text: drafts.words(mention) }];
    });
    const accepted = parts.filter(({ argument }) => argument.verdict === 'accepted');
    const said = accepted.map(({ role, text }) => ({ role, text }));
    if (event.verdict === 'rejected') drafts.add(sentence, event, { ...base, arguments: [] });
    else if (event.verdict === 'accepted')
      drafts.add(sentence, event, { ...base, arguments: said });
    else if (accepted[0] !== undefined) {
      drafts.add(sentence, accepted[0].argument, { ...base, arguments: said }, true);
    }
    for (const { argument, role, text } of parts) {
      if (argument.verdict !== 'rejected' || event.verdict === 'rejected') continue;
      drafts.add(sentence, argument, { ...base, arguments: [{ role, text }] });
    }
  }
}

/**
 * Those that were decided first come first, and no more than a dozen: later decisions then change nothing
 * that was found with them. Sentences without a decision are never among them.
 */
export function examplesOf(text: string, items: DecidedItems): readonly WorkedExample[] {
  const drafts = new Drafts(text, items);
  addMentions(drafts, items);
  addRelations(drafts, items);
  addEvents(drafts, items);
  return drafts.build();
}
