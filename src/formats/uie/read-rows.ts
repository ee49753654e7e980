/** The rows of one text: types first, then what hangs on the text of a mention (`A的B`). */
import type { DecidedMention } from '../../core/decided';
import { distance } from '../../core/nearest';
import type { ImportDraft } from '../import-draft';
import { OF, TRIGGER, type UieRow } from './row';

interface Reading {
  readonly draft: ImportDraft;
  /** Decided events by the id of their trigger. */
  readonly events: Map<string, string>;
  /** Mentions by place, the first of each place. */
  readonly places: Map<string, string>;
}

export function fillRows(rows: readonly UieRow[], draft: ImportDraft): void {
  const reading: Reading = { draft, events: new Map(), places: new Map() };
  const plain = rows.filter(({ prompt }) => !prompt.includes(OF));
  for (const row of plain) if (!isTrigger(row)) addMentions(row, reading);
  for (const row of plain) if (isTrigger(row)) addEvents(row, reading);
  const linked = rows.filter(({ prompt }) => prompt.includes(OF));
  for (const row of linked)
    if (parentsOf(row, draft).parents.length === 0) addMentions(row, reading);
  for (const row of linked) if (parentsOf(row, draft).parents.length > 0) addLinks(row, reading);
}

function isTrigger({ prompt }: UieRow): boolean {
  return prompt.length > TRIGGER.length && prompt.endsWith(TRIGGER);
}

function addMentions(row: UieRow, { draft, places }: Reading): void {
  for (const { start, end, text: quote } of row.result_list) {
    const span = draft.place({ start, end, quote });
    if (span === undefined) continue;
    const id = draft.mentionAt(row.prompt, span.start, span.end);
    const place = `${span.start}-${span.end}`;
    if (!places.has(place)) places.set(place, id);
  }
}

function addEvents(row: UieRow, reading: Reading): void {
  const { draft, events } = reading;
  const type = row.prompt.slice(0, -TRIGGER.length);
  for (const { start, end, text: quote } of row.result_list) {
    const span = draft.place({ start, end, quote });
    if (span === undefined) continue;
    const trigger = mentionAt(type, span, reading);
    const id = draft.event(type, trigger);
    if (!events.has(trigger)) events.set(trigger, id);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands there already, or a new mention of the type. */
function mentionAt(type: string, { start, end }: Span, { draft, places }: Reading): string {
  const place = `${start}-${end}`;
  const id = places.get(place) ?? draft.mentionAt(type, start, end);
  places.set(place, id);
  return id;
}

/** The longest text of a mention that the prompt begins with, and the name after it. */
function parentsOf(
  { prompt }: UieRow,
  draft: ImportDraft,
): { readonly parents: readonly DecidedMention[]; readonly name: string } {
  for (let at = prompt.lastIndexOf(OF); at > 0; at = prompt.lastIndexOf(OF, at - 1)) {
    const parents = draft.mentionsOf(prompt.slice(0, at));
    if (parents.length > 0) return { parents, name: prompt.slice(at + OF.length) };
  }
  return { parents: [], name: prompt };
}

function addLinks(row: UieRow, reading: Reading): void {
  const { draft, events } = reading;
  const { parents, name } = parentsOf(row, draft);
  const triggers = parents.filter(({ id }) => events.has(id));
  for (const { start, end, text: quote } of row.result_list) {
    const span = draft.place({ start, end, quote });
    if (span === undefined) continue;
    const tail = mentionAt(name, span, reading);
    const head = nearestOf(triggers.length > 0 ? triggers : parents, span);
    if (head === undefined) continue;
    const event = events.get(head.id);
    if (event === undefined) draft.relation(name, head.id, tail);
    else draft.argument(event, name, tail);
  }
}

function nearestOf(parents: readonly DecidedMention[], span: Span): DecidedMention | undefined {
  const away = ({ start, end }: DecidedMention): number =>
    distance(start, end - start, span.start, span.end - span.start);
  return parents.toSorted((a, b) => away(a) - away(b))[0];
}
