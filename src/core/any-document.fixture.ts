/** Documents that live: random texts, predictions, edits, decisions, runs, undos and redos, in any order. */
import fc from 'fast-check';
import { anyText } from './any-text.fixture';
import { textChange, type Change } from './change';
import { Pen } from './decisions';
import { changeDocument, newDocument, shownOf, withPredictions, type Document } from './document';
import { findEdit } from './edit';
import type { Extraction, Mention } from './extraction';
import { NO_HISTORY, record, redo, undo, type History } from './history';
import { mentionId } from './mention';

const TYPES = ['人物', '公司', '地点'] as const;

export interface Life {
  readonly document: Document;
  readonly history: History;
  readonly now: number;
  readonly serial: number;
}

export function beginLife(text: string): Life {
  const document = newDocument('d', 0, { text });
  return { document, history: NO_HISTORY, now: 0, serial: 0 };
}

/** Finds that are true of the text, drawn by numbers. */
export function findsIn(text: string, numbers: readonly number[]): Extraction {
  const mentions: Mention[] = [];
  for (let at = 0; at + 2 < numbers.length; at += 3) {
    const [a = 0, b = 0, c = 0] = numbers.slice(at, at + 3);
    const start = text.length === 0 ? 0 : a % text.length;
    const end = Math.min(text.length, start + 1 + (b % 6));
    const type = TYPES[c % TYPES.length] ?? '人物';
    const id = mentionId(type, start, end);
    if (start < end && !mentions.some((other) => other.id === id)) {
      mentions.push({ id, type, start, end, text: text.slice(start, end), score: 0.6 });
    }
  }
  const [first, second, third] = mentions;
  if (first === undefined || second === undefined) {
    return { mentions, relations: [], events: [], issues: [] };
  }
  const relations = [{ type: '任职', head: first.id, tail: second.id, score: 0.7 }];
  const role = { role: '主体', mention: second.id, score: 0.5 };
  const events =
    third === undefined ? [] : [{ type: '成立', trigger: third.id, arguments: [role] }];
  return { mentions, relations, events, issues: [] };
}

function perform(life: Life, change: Change, typing = false): Life {
  const { document, history, now } = life;
  return {
    ...life,
    document: changeDocument(document, change, now),
    history: record(history, change, now, typing),
  };
}

/** One step of a life; `pick` chooses what it is done to. */
export type Act = readonly [kind: Kind, pick: number, other: number, text: string];
type Kind = (typeof KINDS)[number];

const KINDS = [
  ...(['type', 'type', 'cut', 'replace', 'run', 'undo', 'undo', 'redo'] as const),
  ...(['accept', 'reject', 'retype', 'move', 'add', 'link', 'unlink', 'turn', 'event'] as const),
  ...(['argument', 'note'] as const),
];

function edited(life: Life, [kind, pick, other, text]: Act): Life {
  const { document } = life;
  const before = document.text;
  const from = before.length === 0 ? 0 : pick % (before.length + 1);
  const to = kind === 'type' ? from : Math.min(before.length, from + (other % 9));
  const next = before.slice(0, from) + (kind === 'cut' ? '' : text.slice(0, 4)) + before.slice(to);
  const change = textChange(document, findEdit(before, next));
  return perform(life, change, kind !== 'replace');
}

function decided(life: Life, [kind, pick, other]: Act): Life {
  const { document, now } = life;
  const shown = shownOf(document);
  const { mentions, relations, events } = shown.extraction;
  let { serial } = life;
  const newId = (): string => `item-${(serial += 1)}`;
  const pen = new Pen(document, shown, { name: '', now, model: 'm', newId });
  const mention = mentions[pick % Math.max(1, mentions.length)];
  const partner = mentions[other % Math.max(1, mentions.length)];
  const relation = relations[pick % Math.max(1, relations.length)];
  const event = events[pick % Math.max(1, events.length)];
  const type = TYPES[other % TYPES.length] ?? '人物';
  const { length } = document.text;
  const start = length === 0 ? 0 : other % length;
  const span = { start, end: Math.min(length, start + 1 + (pick % 5)) };
  if (kind === 'add' && length > 0) pen.addMention(type, span);
  if (mention !== undefined && partner !== undefined) {
    if (kind === 'accept') pen.acceptMention(mention.id);
    if (kind === 'reject') pen.rejectMention(mention.id);
    if (kind === 'retype') pen.retypeMention(mention.id, type);
    if (kind === 'move') pen.moveMention(mention.id, span);
    if (kind === 'link') pen.addRelation('任职', mention.id, partner.id);
    if (kind === 'event') pen.addEvent('成立', mention.id);
    if (kind === 'note') pen.note(pen.acceptMention(mention.id), 'n');
  }
  if (relation !== undefined) {
    if (kind === 'unlink') pen.rejectRelation(relation);
    if (kind === 'turn') pen.turnRelation(relation);
  }
  if (event !== undefined && mention !== undefined && kind === 'argument') {
    pen.addArgument(pen.acceptEvent(event), '地点', mention.id);
  }
  const change = pen.change();
  return change.items.size === 0 ? life : { ...perform(life, change), serial };
}

export function live(before: Life, act: Act): Life {
  const [kind, pick, other] = act;
  const life = { ...before, now: before.now + (pick % 1500) };
  const { document, history, now } = life;
  if (kind === 'run') {
    const numbers = Array.from({ length: 12 }, (_, index) => pick * (index + 7) + other * index);
    const extraction = findsIn(document.text, numbers);
    const { schema } = document;
    const predictions = { extraction, model: 'm', schema, at: now, complete: true };
    return { ...life, document: withPredictions(document, predictions) };
  }
  if (kind === 'undo' || kind === 'redo') {
    const travel = kind === 'undo' ? undo(history) : redo(history);
    if (travel === undefined) return life;
    const changed = changeDocument(document, travel.change, now);
    return { ...life, document: changed, history: travel.history };
  }
  if (kind === 'type' || kind === 'cut' || kind === 'replace') return edited(life, act);
  return decided(life, act);
}

const anyAct: fc.Arbitrary<Act> = fc.tuple(
  fc.constantFrom(...KINDS),
  fc.nat({ max: 5000 }),
  fc.nat({ max: 5000 }),
  anyText,
);

export const anyActs = fc.array(anyAct, { maxLength: 40 });
