/** Keeps what was found true while the text is edited, until a new result replaces it. */
import type { EventMention, Extraction, Mention, Relation } from './extraction';
import { moveSpan, type TextEdit } from './edit';
import { inTextOrder } from './extraction-order';
import { mentionId } from './mention';
import type { Range } from './text-ranges';

function moveMention(mention: Mention, edit: TextEdit): Mention | undefined {
  const { start, end, intact } = moveSpan(mention, edit);
  if (!intact) return undefined;
  if (start === mention.start) return mention;
  return { ...mention, id: mentionId(mention.type, start, end), start, end };
}

/** Old mention id → new one; an id that is missing has vanished. */
type Moved = ReadonlyMap<string, string>;

function moveRelations(relations: readonly Relation[], moved: Moved): Relation[] {
  return relations.flatMap((relation) => {
    const head = moved.get(relation.head);
    const tail = moved.get(relation.tail);
    return head === undefined || tail === undefined ? [] : [{ ...relation, head, tail }];
  });
}

function moveEvents(events: readonly EventMention[], moved: Moved): EventMention[] {
  return events.flatMap((event) => {
    const trigger = moved.get(event.trigger);
    if (trigger === undefined) return [];
    const kept = event.arguments.flatMap((argument) => {
      const mention = moved.get(argument.mention);
      return mention === undefined ? [] : [{ ...argument, mention }];
    });
    return [{ ...event, trigger, arguments: kept }];
  });
}

/**
 * Mentions before the edit stay, those after it move, those it touches vanish together with the
 * relations and events that need them. Issues go: their ranges may no longer mean anything.
 */
export function shiftExtraction(extraction: Extraction, edit: TextEdit): Extraction {
  const moved = new Map<string, string>();
  const mentions: Mention[] = [];
  for (const mention of extraction.mentions) {
    const next = moveMention(mention, edit);
    if (next === undefined) continue;
    moved.set(mention.id, next.id);
    mentions.push(next);
  }
  const relations = moveRelations(extraction.relations, moved);
  return { mentions, relations, events: moveEvents(extraction.events, moved), issues: [] };
}

/** What a run found so far, and what was known before of the ranges that it has not read. */
export function keepStaleIn(
  fresh: Extraction,
  stale: Extraction,
  unread: readonly Range[],
): Extraction {
  const kept = stale.mentions.filter(({ start }) =>
    unread.some((range) => range.start <= start && start < range.end),
  );
  if (kept.length === 0) return fresh;
  const known = new Map(kept.map((mention) => [mention.id, mention.id]));
  return inTextOrder({
    mentions: [...fresh.mentions.filter((mention) => !known.has(mention.id)), ...kept],
    relations: [...fresh.relations, ...moveRelations(stale.relations, known)],
    events: [...fresh.events, ...moveEvents(stale.events, known)],
    issues: fresh.issues,
  });
}
