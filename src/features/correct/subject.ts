/** What the person is about to correct: a piece of the text, or a find that is selected. */
import { itemsOfKind, type DecidedItems } from '../../core/decided';
import type { SpanOffsets } from '../../core/edit';
import type { EventMention, Extraction, Mention, Relation } from '../../core/extraction';
import type { Mark, MarkIndex } from '../workspace/marks';
import { eventKey, relationKey, type Selection } from '../workspace/selection';

export type Subject =
  | { readonly kind: 'span'; readonly span: SpanOffsets }
  /** One thing: mentions of one span under names that mean the same or are broader, that one first. */
  | {
      readonly kind: 'mention';
      readonly mention: Mention;
      readonly all: readonly Mention[];
      readonly mark: Mark;
    }
  | { readonly kind: 'relation'; readonly relation: Relation }
  | { readonly kind: 'event'; readonly event: EventMention };

function mentionSubject(id: string, marks: readonly Mark[]): Subject | undefined {
  const mark = marks.find(({ mentions }) => mentions.some((mention) => mention.id === id));
  const mention = mark?.mentions.find((one) => one.id === id);
  if (mark === undefined || mention === undefined) return undefined;
  return { kind: 'mention', mention, all: mark.mentions, mark };
}

/**
 * Undefined where nothing is selected, or it is no longer there. Of an event that is shown, only the
 * arguments that are shown: what is accepted with it is what a person sees.
 */
export function subjectOf(
  selection: Selection,
  span: SpanOffsets | undefined,
  { found, shown }: { readonly found: Extraction; readonly shown: Extraction },
  { marks }: MarkIndex,
): Subject | undefined {
  if (span !== undefined) return { kind: 'span', span };
  switch (selection.kind) {
    case 'none':
      return undefined;
    case 'mention':
      return mentionSubject(selection.id, marks);
    case 'relation': {
      const relation = found.relations.find((item) => relationKey(item) === selection.key);
      return relation && { kind: 'relation', relation };
    }
    case 'event': {
      const isIt = (item: EventMention): boolean => eventKey(item) === selection.key;
      const event = shown.events.find(isIt) ?? found.events.find(isIt);
      return event && { kind: 'event', event };
    }
  }
}

/** A person accepted it. Shown finds carry the ids of their decided items. */
export function isAccepted(items: DecidedItems, subject: Subject): boolean {
  switch (subject.kind) {
    case 'span':
      return false;
    case 'mention':
      return subject.all.every(({ id }) => items.get(id)?.verdict === 'accepted');
    case 'relation':
      return items.get(subject.relation.id ?? '')?.verdict === 'accepted';
    case 'event':
      return items.get(subject.event.id ?? '')?.verdict === 'accepted';
  }
}

/** Types that this person gave last, the newest first. */
export function recentTypes(items: DecidedItems): readonly string[] {
  const own = itemsOfKind(items, 'mention').filter(({ verdict }) => verdict === 'accepted');
  return [...new Set(own.toSorted((a, b) => b.decidedAt - a.decidedAt).map(({ type }) => type))];
}
