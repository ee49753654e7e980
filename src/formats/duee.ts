/** DuEE 1.0: JSON lines with `event_list`; triggers and arguments have start indices. */
import type { AnnotatedDocument, EventArgument } from '../core/extraction';
import type { Result } from '../core/result';
import { countCodePoints } from './code-points';
import { DocumentBuilder } from './document-builder';
import { EVENT_LOSSES, loseOutsideEvents } from './event-mentions';
import { PLAIN_LOSSES, type ExportView } from './export-view';
import type { FormatError } from './format-error';
import { nameOf, roleNameOf } from './label-map';
import type { LabelMap } from './label-map';
import type { ImportDraft } from './import-draft';
import { recordFormat } from './record-format';
import { parseJsonLines } from './records';
import { array, integer, object, optional, string, unknown } from './shape';

const RECORD = object({
  id: optional(string),
  text: string,
  event_list: array(
    object({
      event_type: string,
      trigger: string,
      trigger_start_index: integer,
      arguments: array(
        object({
          role: string,
          argument: string,
          argument_start_index: integer,
          alias: optional(array(unknown)),
        }),
      ),
    }),
  ),
});

export function parseDuee(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record, index) => {
    const builder = new DocumentBuilder(record.text);
    for (const event of record.event_list) {
      const type = nameOf(labels, event.event_type);
      if (type === undefined) {
        builder.note('cut', `label not mapped: ${event.event_type}`);
        continue;
      }
      const trigger = addAt(builder, type, event.trigger, event.trigger_start_index);
      if (trigger === undefined) continue;
      const args = event.arguments.flatMap((item): EventArgument[] => {
        const role = roleNameOf(labels, event.event_type, item.role);
        if (role === undefined) {
          builder.note('cut', `label not mapped: ${event.event_type}/${item.role}`);
          return [];
        }
        const mention = addAt(builder, role, item.argument, item.argument_start_index);
        return mention === undefined ? [] : [{ role, mention }];
      });
      builder.addEvent(type, trigger, args);
    }
    return builder.build(record.id ?? index);
  });
}

function addAt(
  builder: DocumentBuilder,
  type: string,
  quote: string,
  start: number,
): string | undefined {
  return builder.addSource(type, { start, end: start + countCodePoints(quote), quote });
}

/** Start indices are written as code points; `class` is what precedes the dash of the type. */
export function exportDuee(documents: readonly AnnotatedDocument[]): string {
  return documents.map((document) => `${JSON.stringify(exportOne(document))}\n`).join('');
}

function exportOne({ id, text, extraction }: AnnotatedDocument): unknown {
  const mentions = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const index = (offset: number): number => countCodePoints(text.slice(0, offset));
  const events = extraction.events.flatMap((event) => {
    const trigger = mentions.get(event.trigger);
    if (trigger === undefined) return [];
    const args = event.arguments.flatMap(({ role, mention: key }) => {
      const mention = mentions.get(key);
      if (mention === undefined) return [];
      return {
        argument_start_index: index(mention.start),
        role,
        argument: mention.text,
        alias: [],
      };
    });
    return {
      event_type: event.type,
      trigger: trigger.text,
      trigger_start_index: index(trigger.start),
      arguments: args,
      class: event.type.split('-')[0],
    };
  });
  return { text, id, event_list: events };
}

/** Types and roles keep their own names. */
export const DUEE = recordFormat({
  id: 'duee',
  name: 'DuEE',
  extensions: ['.json', '.jsonl'],
  losses: [...PLAIN_LOSSES, ...EVENT_LOSSES, 'alias'],
  checks: ['event', 'argument'],
  read: {
    shape: RECORD,
    text: ({ text }) => text,
    documentId: ({ id }) => id,
    fill: ({ event_list: events }, draft) => {
      for (const event of events) fillEvent(event, draft);
    },
  },
  write: (view) => {
    loseOutsideEvents(view);
    const events = view.extraction.events.flatMap((event) => {
      const trigger = placeOf(view, event.trigger);
      if (trigger === undefined) return [];
      const parts = event.arguments.flatMap(({ role, mention }) => {
        const place = placeOf(view, mention);
        if (place === undefined) return [];
        return [{ argument_start_index: place.start, role, argument: place.text, alias: [] }];
      });
      return [
        {
          event_type: event.type,
          trigger: trigger.text,
          trigger_start_index: trigger.start,
          arguments: parts,
          class: event.type.split('-')[0],
        },
      ];
    });
    return [{ text: view.text, id: view.document.id, event_list: events }];
  },
});

interface SourceEvent {
  readonly event_type: string;
  readonly trigger: string;
  readonly trigger_start_index: number;
  readonly arguments: readonly {
    readonly role: string;
    readonly argument: string;
    readonly argument_start_index: number;
    readonly alias: readonly unknown[] | undefined;
  }[];
}

function fillEvent(event: SourceEvent, draft: ImportDraft): void {
  const { event_type: type, arguments: parts } = event;
  const at = (start: number, quote: string): { start: number; end: number; quote: string } => ({
    start,
    end: start + countCodePoints(quote),
    quote,
  });
  const trigger = draft.mention(type, at(event.trigger_start_index, event.trigger));
  if (trigger === undefined) {
    draft.lose('no-trigger', 'an event has no trigger in the text', 1 + parts.length);
    return;
  }
  const id = draft.event(type, trigger);
  for (const { role, argument, argument_start_index: start, alias } of parts) {
    const mention = draft.mention(role, at(start, argument));
    if (mention !== undefined) draft.argument(id, role, mention);
    if (alias !== undefined && alias.length > 0) {
      draft.lose('alias', 'other names of an argument have no place', alias.length);
    }
  }
}

function placeOf(
  view: ExportView,
  id: string,
): { readonly start: number; readonly text: string } | undefined {
  const mention = view.mention(id);
  const span = mention === undefined ? undefined : view.span(mention);
  return mention === undefined || span === undefined
    ? undefined
    : { start: span.start, text: mention.text };
}
