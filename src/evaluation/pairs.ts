/** Documents of two sides put together: by id, else by text. */
import type { AnnotatedDocument, Extraction } from '../core/extraction';
import type { ScoredPair } from '../core/metrics';

/** One text with what each side says of it. */
export interface EvaluatedPair extends ScoredPair {
  readonly id: string;
  readonly text: string;
}

export interface Pairing {
  readonly pairs: readonly EvaluatedPair[];
  /** Ids of documents without a partner, of the first and the second side. */
  readonly goldAlone: readonly string[];
  readonly predictedAlone: readonly string[];
}

/**
 * Partners have the same text, or their offsets would mean nothing: first those that share the id as
 * well, then the others, in order. In pairs, `id` is that of the first side.
 */
export function pairDocuments(
  gold: readonly AnnotatedDocument[],
  predicted: readonly AnnotatedDocument[],
): Pairing {
  const partners = new Map<AnnotatedDocument, AnnotatedDocument>();
  const left = new Set(predicted);
  for (const keyOf of [byIdAndText, byText]) {
    const waiting = new Map<string, AnnotatedDocument[]>();
    for (const document of left) push(waiting, keyOf(document), document);
    for (const document of gold) {
      if (partners.has(document)) continue;
      const partner = waiting.get(keyOf(document))?.shift();
      if (partner === undefined) continue;
      partners.set(document, partner);
      left.delete(partner);
    }
  }
  return {
    pairs: gold.flatMap((document) => {
      const found = partners.get(document)?.extraction;
      const { id, text, extraction } = document;
      return found === undefined ? [] : [{ id, text, gold: extraction, predicted: found }];
    }),
    goldAlone: gold.filter((document) => !partners.has(document)).map(({ id }) => id),
    predictedAlone: [...left].map(({ id }) => id),
  };
}

function byIdAndText({ id, text }: AnnotatedDocument): string {
  return JSON.stringify([id, text]);
}

function byText({ text }: AnnotatedDocument): string {
  return text;
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/**
 * Types whose mentions are there for their own sake. A mention that only serves as a trigger of its
 * event type or as an argument of its role is none: formats of events make such mentions.
 */
export function entityTypes(extractions: readonly Extraction[]): ReadonlySet<string> {
  return typesOf(extractions).own;
}

/** Those of gold, and those of predictions that gold does not have as parts of events. */
export function scoredTypes(pairs: readonly EvaluatedPair[]): ReadonlySet<string> {
  const gold = typesOf(pairs.map((pair) => pair.gold));
  const found = typesOf(pairs.map(({ predicted }) => predicted));
  return new Set([...gold.own, ...[...found.own].filter((type) => !gold.parts.has(type))]);
}

interface Types {
  readonly own: ReadonlySet<string>;
  /** Of mentions that are parts of events. */
  readonly parts: ReadonlySet<string>;
}

function typesOf(extractions: readonly Extraction[]): Types {
  const own = new Set<string>();
  const parts = new Set<string>();
  for (const { mentions, events } of extractions) {
    const used = new Set<string>();
    for (const event of events) {
      used.add(JSON.stringify([event.trigger, event.type]));
      for (const { role, mention } of event.arguments) used.add(JSON.stringify([mention, role]));
    }
    for (const { id, type } of mentions) {
      (used.has(JSON.stringify([id, type])) ? parts : own).add(type);
    }
  }
  return { own, parts };
}

/** Without the mentions of other types; relations and events are left out with them. */
export function onlyEntities(
  { mentions, issues }: Extraction,
  types: ReadonlySet<string>,
): Extraction {
  const kept = mentions.filter(({ type }) => types.has(type));
  return { mentions: kept, relations: [], events: [], issues };
}
