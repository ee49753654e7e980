/** What a document's annotations answer, by task: items with their labels, and labels whose items are broken. */
import type { AnswerTask } from '../../formats/answer-shape';
import { entitiesOf } from '../check/string-table';
import { isTrue, type DatasetDocument, type DatasetMention } from '../dataset/document';

export interface GoldItem {
  readonly label: string;
  /** As the answer says it. */
  readonly answer: unknown;
  /** Two labels that are given to one string are easily confused. */
  readonly string: string;
  /** Of the ends of a relation. */
  readonly ends?: readonly [head: string, tail: string];
  /** Of the arguments of an event. */
  readonly roles?: readonly string[];
}

export interface Gold {
  /** In text order. */
  readonly items: readonly GoldItem[];
  /** Items that cannot be answered, by label: such a label is not asked of the document. */
  readonly broken: ReadonlyMap<string, number>;
}

export function goldOf(document: DatasetDocument, task: AnswerTask): Gold {
  const broken = new Map<string, number>();
  const lose = (label: string): void => {
    broken.set(label, (broken.get(label) ?? 0) + 1);
  };
  if (task === 'NER') return { items: entityItems(document, lose), broken };
  const mentions = new Map(
    document.mentions
      .filter((mention) => isTrue(document.text, mention))
      .map((mention) => [mention.id, mention]),
  );
  const items = (task === 'RE' ? relationItems : eventItems)(document, mentions, lose);
  return { items, broken };
}

type Lose = (label: string) => void;
type Mentions = ReadonlyMap<string, DatasetMention>;

function entityItems(document: DatasetDocument, lose: Lose): readonly GoldItem[] {
  const entities = entitiesOf({ document });
  for (const mention of entities) if (!isTrue(document.text, mention)) lose(mention.type);
  return entities
    .filter((mention) => isTrue(document.text, mention))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ type, text }) => ({ label: type, answer: text, string: text }));
}

/** Relations of the same two names are one item: an answer has no offsets. */
function relationItems(
  { relations }: DatasetDocument,
  mentions: Mentions,
  lose: Lose,
): readonly GoldItem[] {
  const items = new Map<string, GoldItem & { readonly start: number }>();
  for (const { type, head, tail } of relations) {
    const [subject, object] = [mentions.get(head), mentions.get(tail)];
    if (subject === undefined || object === undefined) {
      lose(type);
      continue;
    }
    const string = JSON.stringify([subject.text, object.text]);
    const key = `${type}\n${string}`;
    if (items.has(key)) continue;
    items.set(key, {
      label: type,
      answer: { subject: subject.text, object: object.text },
      string,
      ends: [subject.type, object.type],
      start: subject.start,
    });
  }
  return [...items.values()].sort((a, b) => a.start - b.start).map(({ start: _, ...item }) => item);
}

function eventItems(
  { events }: DatasetDocument,
  mentions: Mentions,
  lose: Lose,
): readonly GoldItem[] {
  const items: (GoldItem & { readonly start: number })[] = [];
  for (const { type, trigger, arguments: parts } of events) {
    const found = mentions.get(trigger);
    const isWhole = parts.every(({ mention }) => mentions.has(mention));
    if (found === undefined || !isWhole) {
      lose(type);
      continue;
    }
    const roles = new Map<string, string[]>();
    for (const { role, mention } of parts) {
      roles.set(role, [...(roles.get(role) ?? []), mentions.get(mention)?.text ?? '']);
    }
    const answer = { trigger: found.text, arguments: Object.fromEntries(roles) };
    items.push({
      ...{ label: type, answer, string: found.text, roles: [...roles.keys()] },
      start: found.start,
    });
  }
  return items.sort((a, b) => a.start - b.start).map(({ start: _, ...item }) => item);
}
