/** A line of `extract`, or of another program in its shape: finds with scores, gold data without. */
import type { ImportDraft } from '../import-draft';
import { array, integer, number, object, optional, string, unknown, type Shape } from '../shape';

const score = optional(number);

const mention = object({
  id: string,
  type: string,
  start: integer,
  end: integer,
  text: string,
  score,
});
const relation = object({ type: string, head: string, tail: string, score });
const argument = object({ role: string, mention: string, score });
const event = object({ type: string, trigger: string, arguments: array(argument), score });

export const plainShape = object({
  id: optional(string),
  text: string,
  mentions: array(mention),
  relations: optional(array(relation)),
  events: optional(array(event)),
  issues: optional(array(unknown)),
});

type ValueOf<S> = S extends Shape<infer T> ? T : never;
type PlainLine = ValueOf<typeof plainShape>;

const MODEL = 'chinchilla';

/** Where any item has a score, the line is what a model found; else it is what was decided. */
export function fillPlain(line: PlainLine, draft: ImportDraft): void {
  const { mentions, relations = [], events = [], issues = [] } = line;
  const items = [...mentions, ...relations, ...events, ...events.flatMap((e) => e.arguments)];
  if (items.some((item) => item.score !== undefined)) draft.predict(MODEL);
  const ids = new Map<string, string>();
  for (const { id, type, start, end, text, score } of mentions) {
    const span = { start, end, quote: text, unit: 'utf16' } as const;
    const own = draft.listedMention(type, span, { score });
    if (own !== undefined) ids.set(id, own);
  }
  fillRelations(relations, ids, draft);
  fillEvents(events, ids, draft);
  if (issues.length > 0) {
    draft.lose('issue', 'a note of a run about what it left out', issues.length);
  }
}

function fillRelations(
  relations: NonNullable<PlainLine['relations']>,
  ids: ReadonlyMap<string, string>,
  draft: ImportDraft,
): void {
  for (const { type, head, tail, score } of relations) {
    const from = ids.get(head);
    const to = ids.get(tail);
    if (from === undefined || to === undefined) loseEnd(draft, 1);
    else draft.relation(type, from, to, { score });
  }
}

function fillEvents(
  events: NonNullable<PlainLine['events']>,
  ids: ReadonlyMap<string, string>,
  draft: ImportDraft,
): void {
  for (const { type, trigger, arguments: parts, score } of events) {
    const own = ids.get(trigger);
    if (own === undefined) {
      loseEnd(draft, 1 + parts.length);
      continue;
    }
    const eventId = draft.event(type, own, { score });
    for (const part of parts) {
      const filler = ids.get(part.mention);
      if (filler === undefined) loseEnd(draft, 1);
      else draft.argument(eventId, part.role, filler, { score: part.score });
    }
  }
}

function loseEnd(draft: ImportDraft, count: number): void {
  draft.lose('missing-end', 'a link names a mention that is not there', count);
}
