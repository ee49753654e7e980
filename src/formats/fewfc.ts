/** FewFC: JSON lines; an event is a list of mentions with half-open spans, one of them the trigger. */
import type { AnnotatedDocument, EventArgument } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import { EVENT_LOSSES, loseOutsideEvents } from './event-mentions';
import { PLAIN_LOSSES, type ExportView } from './export-view';
import type { ImportDraft } from './import-draft';
import type { FormatError } from './format-error';
import { nameOf, roleNameOf } from './label-map';
import type { LabelMap } from './label-map';
import { recordFormat } from './record-format';
import { parseJsonLines } from './records';
import { array, integer, object, string, tuple } from './shape';

const TRIGGER = 'trigger';

const RECORD = object({
  id: string,
  content: string,
  events: array(
    object({
      type: string,
      mentions: array(object({ word: string, role: string, span: tuple(integer, integer) })),
    }),
  ),
});

interface SourceMention {
  readonly word: string;
  readonly role: string;
  readonly span: readonly [number, number];
}

/** Role names are looked up as `event type/role tag`. */
export function parseFewfc(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record) => {
    const builder = new DocumentBuilder(record.content);
    for (const event of record.events) {
      const type = nameOf(labels, event.type);
      if (type === undefined) builder.note('cut', `label not mapped: ${event.type}`);
      else addEvents(builder, type, event.type, event.mentions, labels);
    }
    return builder.build(record.id);
  });
}

/** An event with several trigger words becomes one event a trigger, with the same arguments. */
function addEvents(
  builder: DocumentBuilder,
  type: string,
  tag: string,
  mentions: readonly SourceMention[],
  labels: LabelMap,
): void {
  const args: EventArgument[] = [];
  const triggers: string[] = [];
  for (const source of mentions) {
    const isTrigger = source.role === TRIGGER;
    const name = isTrigger ? type : roleNameOf(labels, tag, source.role);
    if (name === undefined) {
      builder.note('cut', `label not mapped: ${tag}/${source.role}`);
      continue;
    }
    const [start, end] = source.span;
    const mention = builder.addSource(name, { start, end, quote: source.word });
    if (mention === undefined) continue;
    if (isTrigger) triggers.push(mention);
    else args.push({ role: name, mention });
  }
  for (const trigger of triggers) builder.addEvent(type, trigger, args);
}

/** Types and roles keep their own names; offsets are code points. */
export const FEWFC = recordFormat({
  id: 'fewfc',
  name: 'FewFC',
  extensions: ['.json', '.jsonl'],
  losses: [...PLAIN_LOSSES, ...EVENT_LOSSES],
  checks: ['event', 'argument'],
  read: {
    shape: RECORD,
    text: ({ content }) => content,
    documentId: ({ id }) => id,
    fill: ({ events }, draft) => {
      for (const event of events) fillEvent(event, draft);
    },
  },
  write: (view) => {
    loseOutsideEvents(view);
    const events = view.extraction.events.flatMap((event) => {
      const trigger = sourceMention(view, event.trigger, TRIGGER);
      if (trigger === undefined) return [];
      const rest = event.arguments.flatMap(
        ({ role, mention }) => sourceMention(view, mention, role) ?? [],
      );
      return [{ type: event.type, mentions: [trigger, ...rest] }];
    });
    return [{ id: view.document.id, content: view.text, events }];
  },
});

function sourceMention(view: ExportView, id: string, role: string): SourceMention | undefined {
  const mention = view.mention(id);
  const span = mention === undefined ? undefined : view.span(mention);
  if (mention === undefined || span === undefined) return undefined;
  return { word: mention.text, role, span: [span.start, span.end] };
}

/** Every trigger word begins an event with the same arguments. */
function fillEvent(
  { type, mentions }: { readonly type: string; readonly mentions: readonly SourceMention[] },
  draft: ImportDraft,
): void {
  const placed = mentions.flatMap(({ word, role, span: [start, end] }) => {
    const name = role === TRIGGER ? type : role;
    const id = draft.mention(name, { start, end, quote: word });
    return id === undefined ? [] : [{ role, id }];
  });
  const triggers = placed.filter(({ role }) => role === TRIGGER);
  const rest = placed.filter(({ role }) => role !== TRIGGER);
  if (triggers.length === 0) {
    draft.lose('no-trigger', 'an event has no trigger in the text', 1 + rest.length);
  }
  for (const { id } of triggers) {
    const event = draft.event(type, id);
    for (const { role, id: mention } of rest) draft.argument(event, role, mention);
  }
}
