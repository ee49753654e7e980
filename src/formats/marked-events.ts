/**
 * CEC: one news report a file, events marked in the text by XML elements. Only the elements that the
 * corpus uses are known; white space between them is layout and is removed.
 */
import type { AnnotatedDocument, EventArgument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf, roleNameOf } from './label-map';
import type { LabelMap } from './label-map';

/** The element of a trigger; its `type` is the type of the event. */
const TRIGGER = 'Denoter';
const EVENT = 'Event';
const PARAGRAPH = 'Paragraph';

interface Element {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  end: number;
  readonly children: Element[];
}

/** Paragraphs become lines of the text. An event without a trigger is noted as `cut`. */
export function parseMarkedEvents(
  content: string,
  labels: LabelMap,
): Result<AnnotatedDocument, FormatError> {
  const from = Math.max(0, content.indexOf('<Content'));
  const until = content.indexOf('</Content>', from);
  const scan = new Scan();
  for (const part of content.slice(from, until < 0 ? content.length : until).matchAll(PART)) {
    if (!scan.takes(part)) return wrongTag(content, from + part.index);
  }
  if (!scan.done) return wrongTag(content, content.length);
  const builder = new DocumentBuilder(scan.text.trimEnd());
  for (const event of scan.events) addEvent(builder, event, labels);
  return ok(builder.build('0'));
}

const PART = /<(\/?)([A-Za-z]+)([^<>]*?)(\/?)>|[^<]+/gu;

/** Collects the text and the events of a report, part by part. */
class Scan {
  text = '';
  readonly events: Element[] = [];
  readonly #open: Element[] = [];

  /** Only the element around everything is left open, and there was an event. */
  get done(): boolean {
    return this.#open.length === 1 && this.events.length > 0;
  }

  /** False where an element ends that is not the last one that began. */
  takes([whole, closing, name, attributes = '', empty]: RegExpExecArray): boolean {
    if (name === undefined) this.text += plain(whole);
    else if (closing === '/') return this.#close(name);
    else if (empty !== '/') this.#begin(name, /\stype="([^"]*)"/u.exec(attributes)?.[1] ?? '');
    return true;
  }

  #begin(name: string, type: string): void {
    const at = this.text.length;
    const element: Element = { name, type, start: at, end: at, children: [] };
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  #close(name: string): boolean {
    const element = this.#open.pop();
    if (element?.name !== name) return false;
    element.end = this.text.length;
    if (name === EVENT) this.events.push(element);
    if (name === PARAGRAPH) this.text += '\n';
    return true;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function plain(part: string): string {
  return part
    .replaceAll(/\s/gu, '')
    .replaceAll(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}

function wrongTag(content: string, at: number): Result<never, FormatError> {
  const line = content.slice(0, at).split('\n').length;
  return err({ code: 'wrong-row', line, reason: 'expected events, and elements closed in order' });
}

function addEvent(builder: DocumentBuilder, event: Element, labels: LabelMap): void {
  const denoter = event.children.find(({ name }) => name === TRIGGER);
  const type = denoter === undefined ? undefined : nameOf(labels, denoter.type);
  if (denoter === undefined || type === undefined || denoter.end <= denoter.start) {
    builder.note('cut', `label not mapped: ${denoter?.type ?? 'no trigger'}`);
    return;
  }
  const trigger = builder.add(type, denoter.start, denoter.end);
  const args = event.children.flatMap(({ name, start, end }): EventArgument[] => {
    const role = name === TRIGGER ? undefined : roleNameOf(labels, denoter.type, name);
    return role === undefined || end <= start
      ? []
      : [{ role, mention: builder.add(role, start, end) }];
  });
  builder.addEvent(type, trigger, args);
}
