/** FewFC: JSON lines; an event is a list of mentions with half-open spans, one of them the trigger. */
import type { AnnotatedDocument, EventArgument } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf, roleNameOf } from './label-map';
import type { LabelMap } from './label-map';
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
