/** The unified forms: a sentence with entities, with relations, or with events; `pos` half-open, code points. */
import type { Mention } from '../core/extraction';
import { PLAIN_LOSSES, type ExportView } from './export-view';
import type { ImportDraft } from './import-draft';
import { recordFormat } from './record-format';
import { array, integer, object, optional, string, tuple } from './shape';

const POS = optional(tuple(integer, integer));
const ENTITY = object({ name: string, type: string, pos: POS });
const ARGUMENT = object({ name: string, role: string, type: optional(string), pos: POS });

const RECORD = object({
  id: optional(string),
  sentence: string,
  entities: optional(array(ENTITY)),
  relations: optional(array(object({ head: ENTITY, type: string, tail: ENTITY }))),
  events: optional(
    array(
      object({
        trigger: string,
        type: string,
        triggerType: optional(string),
        pos: POS,
        arguments: array(ARGUMENT),
      }),
    ),
  ),
});

type Pos = readonly [number, number] | undefined;

interface Entity {
  readonly name: string;
  readonly type: string;
  readonly pos: Pos;
}

/**
 * A record of `id` goes with the one before it that has the same `id` and sentence. An end that
 * includes its last character, as some files have it, is known by the name.
 */
export const VISCACHA = recordFormat({
  id: 'viscacha',
  name: 'Viscacha',
  extensions: ['.jsonl', '.json'],
  losses: [...PLAIN_LOSSES, 'no-trigger', 'no-pos'],
  checks: ['mention', 'relation', 'event', 'argument'],
  read: {
    shape: RECORD,
    text: ({ sentence }) => sentence,
    documentId: ({ id }) => id,
    groupKey: ({ id, sentence }) => (id === undefined ? undefined : JSON.stringify([id, sentence])),
    fill: ({ entities = [], relations = [], events = [] }, draft) => {
      for (const entity of entities) place(entity, draft, true);
      for (const relation of relations) fillRelation(relation, draft);
      for (const event of events) fillEvent(event, draft);
    },
  },
  write: (view) => {
    const { relations, events } = view.extraction;
    const id = view.document.id;
    const sentence = view.text;
    const entities = view.spans().map(({ mention, span }) => entityOf(mention, span));
    const links = relations.flatMap(({ type, head, tail }) => {
      const from = entityAt(view, head);
      const to = entityAt(view, tail);
      return from === undefined || to === undefined ? [] : [{ head: from, type, tail: to }];
    });
    const found = events.flatMap(({ type, trigger, arguments: parts }) => {
      const at = entityAt(view, trigger);
      if (at === undefined) return [];
      const args = parts.flatMap(({ role, mention }) => {
        const entity = entityAt(view, mention);
        return entity === undefined ? [] : [{ ...entity, role }];
      });
      return [{ trigger: at.name, triggerType: at.type, type, pos: at.pos, arguments: args }];
    });
    return [
      { id, sentence, entities },
      ...(links.length > 0 ? [{ id, sentence, relations: links }] : []),
      ...(found.length > 0 ? [{ id, sentence, events: found }] : []),
    ];
  },
});

interface SourceRelation {
  readonly head: Entity;
  readonly type: string;
  readonly tail: Entity;
}

function fillRelation({ head, type, tail }: SourceRelation, draft: ImportDraft): void {
  const from = place(head, draft);
  const to = place(tail, draft);
  if (from !== undefined && to !== undefined) draft.relation(type, from, to);
  else draft.lose('quote-not-found', 'an end of a relation is not in the text');
}

interface SourceEvent {
  readonly trigger: string;
  readonly type: string;
  readonly triggerType: string | undefined;
  readonly pos: Pos;
  readonly arguments: readonly {
    readonly name: string;
    readonly role: string;
    readonly type: string | undefined;
    readonly pos: Pos;
  }[];
}

function fillEvent(source: SourceEvent, draft: ImportDraft): void {
  const { trigger, type, triggerType = type, pos, arguments: parts } = source;
  const at = place({ name: trigger, type: triggerType, pos }, draft);
  if (at === undefined) {
    draft.lose('no-trigger', 'an event has no trigger in the text', 1 + parts.length);
    return;
  }
  const event = draft.event(type, at);
  for (const { name, role, type: own = role, pos: where } of parts) {
    const mention = place({ name, type: own, pos: where }, draft);
    if (mention !== undefined) draft.argument(event, role, mention);
  }
}

interface CodePoints {
  readonly start: number;
  readonly end: number;
}

function entityOf({ text, type }: Mention, { start, end }: CodePoints): Entity & { pos: Pos } {
  return { name: text, type, pos: [start, end] };
}

function entityAt(view: ExportView, id: string): Entity | undefined {
  const mention = view.mention(id);
  const span = mention === undefined ? undefined : view.span(mention);
  return mention === undefined || span === undefined ? undefined : entityOf(mention, span);
}

function place(
  { name, type, pos }: Entity,
  draft: ImportDraft,
  listed = false,
): string | undefined {
  if (pos === undefined) draft.lose('no-pos', 'a mention has no place; the first one was taken');
  const [start, end] = pos ?? [0, 0];
  // With an end that includes the last character, the name is one longer than the span.
  const inclusive = pos !== undefined && Array.from(name).length === end - start + 1;
  const span = { start, end: inclusive ? end + 1 : end, quote: name };
  if (listed) {
    draft.listedMention(type, span);
    return undefined;
  }
  return draft.mention(type, span);
}
