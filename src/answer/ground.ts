/** Finds in the text what an answer names, and makes mentions, relations and events of it. */
import type {
  EventArgument,
  EventMention,
  Extraction,
  Issue,
  IssueCode,
  Mention,
  Relation,
} from '../core/extraction';
import { groundMention } from '../core/mention';
import { nearest, nearestPair, occurrences, type TextWindow } from '../core/nearest';
import type { Question, QuestionLabel } from './instruction/question';
import type { Frame, FrameChild } from './parse/parse';
import type { EntityType, EventType, RelationType } from '../core/schema';

/** What has been found in one window so far. */
class Finds {
  readonly text: string;
  readonly window: TextWindow;
  readonly relations = new Map<string, Relation>();
  readonly events: EventMention[] = [];
  readonly #mentions = new Map<string, Mention>();
  readonly #issues: Issue[] = [];
  /** By type and trigger: how many events have taken an occurrence. */
  readonly #taken = new Map<string, number>();

  constructor(text: string, window: TextWindow) {
    this.text = text;
    this.window = window;
  }

  /** Starts of `part` that do not overlap. */
  all(part: string): readonly number[] {
    let free = 0;
    return occurrences(this.text, part, this.window, Number.POSITIVE_INFINITY).filter((start) => {
      if (start < free) return false;
      free = start + part.length;
      return true;
    });
  }

  near(part: string): readonly number[] {
    return occurrences(this.text, part, this.window);
  }

  /** The next of the trigger's places; once all are taken, the last. */
  takeTrigger(type: string, trigger: string): number | undefined {
    const key = JSON.stringify([type, trigger]);
    const taken = this.#taken.get(key) ?? 0;
    this.#taken.set(key, taken + 1);
    const starts = this.all(trigger);
    return starts[Math.min(taken, starts.length - 1)];
  }

  /** The id of the mention, or `undefined` after noting why there is none. */
  add(type: string, start: number, length: number): string | undefined {
    const grounded = groundMention(this.text, { type, start, end: start + length });
    if (!grounded.ok) {
      this.#issues.push(grounded.error);
      return undefined;
    }
    this.#mentions.set(grounded.value.id, grounded.value);
    return grounded.value.id;
  }

  note(code: IssueCode, ...parts: readonly string[]): void {
    this.#issues.push({ code, detail: parts.join(' / '), ...this.window });
  }

  build(): Extraction {
    return {
      mentions: [...this.#mentions.values()],
      relations: [...this.relations.values()],
      events: this.events,
      issues: this.#issues,
    };
  }
}

function addEntity(finds: Finds, { name }: EntityType, { root }: Frame): void {
  const starts = finds.all(root);
  if (starts.length === 0) finds.note('ungrounded', name, root);
  for (const start of starts) finds.add(name, start, root.length);
}

/** Each tail with its head where the two stand closest; a head with no tail leaves nothing behind. */
function addRelations(finds: Finds, relation: RelationType, { root, children }: Frame): void {
  const { name, head: headType, tail: tailType } = relation;
  const heads = finds.near(root);
  for (const { text } of children) {
    const pair = nearestPair(heads, root.length, finds.near(text), text.length);
    const head = pair && finds.add(headType, pair.start, root.length);
    const tail = pair && finds.add(tailType, pair.other, text.length);
    if (head === undefined || tail === undefined) finds.note('ungrounded', name, root, text);
    else finds.relations.set(JSON.stringify([name, head, tail]), { type: name, head, tail });
  }
}

/** The schema's role for the one that was written. */
function roleOf({ roles }: QuestionLabel, type: EventType, written = ''): string | undefined {
  return type.roles[roles.indexOf(written)];
}

/** The occurrence nearest to the trigger, which starts at `trigger`. */
function addArgument(
  finds: Finds,
  type: EventType,
  { label, root }: Frame,
  trigger: number,
  child: FrameChild,
): EventArgument | undefined {
  const { text } = child;
  const role = roleOf(label, type, child.role);
  const start = nearest(trigger, root.length, finds.near(text), text.length);
  if (role === undefined || start === undefined) return undefined;
  const mention = finds.add(role, start, text.length);
  return mention === undefined ? undefined : { role, mention };
}

/** An event without its trigger leaves nothing behind, and each of its arguments is noted. */
function addEvent(finds: Finds, type: EventType, frame: Frame): void {
  const { name } = type;
  const { root, children } = frame;
  const start = finds.takeTrigger(name, root);
  const trigger = start === undefined ? undefined : finds.add(name, start, root.length);
  if (trigger === undefined) finds.note('ungrounded', name, root);
  const found = new Map<string, EventArgument>();
  for (const child of children) {
    const argument =
      start === undefined ? undefined : addArgument(finds, type, frame, start, child);
    if (argument !== undefined) found.set(JSON.stringify(argument), argument);
    else finds.note('ungrounded', name, root, `${child.role ?? ''}：${child.text}`);
  }
  if (trigger !== undefined) {
    finds.events.push({ type: name, trigger, arguments: [...found.values()] });
  }
}

function addFrame(finds: Finds, frame: Frame): void {
  const { source } = frame.label;
  switch (source.kind) {
    case 'entity':
      addEntity(finds, source.type, frame);
      return;
    case 'relation':
      addRelations(finds, source.type, frame);
      return;
    case 'event':
      addEvent(finds, source.type, frame);
      return;
  }
}

function clampWindow(text: string, { start, end }: TextWindow): TextWindow {
  const clamp = (value: number, lowest: number): number =>
    Math.min(Math.max(Math.trunc(value) || 0, lowest), text.length);
  const from = clamp(start, 0);
  return { start: from, end: clamp(end, from) };
}

/**
 * Entities: every occurrence in the window. Events of one type and trigger: an occurrence each, in order.
 * Arguments and ends of relations: the occurrence nearest to their partner. What does not occur is an
 * `ungrounded` issue of the window, never a mention. Offsets are those of the whole text.
 */
export function groundFrames(
  text: string,
  window: TextWindow,
  question: Question,
  frames: readonly Frame[],
): Extraction {
  const finds = new Finds(text, clampWindow(text, window));
  for (const frame of frames) {
    if (question.labels.includes(frame.label)) addFrame(finds, frame);
    else finds.note('failed', frame.label.name, frame.root);
  }
  return finds.build();
}
