/** For tests: hostile documents, and what is in them, counted by nothing that a reader or writer uses. */
import fc from 'fast-check';
import type { DecidedItem } from '../core/decided';
import { newDocument, shownOf, type Document } from '../core/document';
import type { Format, FormatFile, ReadItem, WriteOptions } from './format';

const PIECES = [
  ...['栗', '鼠', '甲', '乙', '丙', '。', '！', '”', '\r\n', '\n', '\t', ' ', '\u3000', 'a', '7'],
  ...['"', "'", '<', '>', '&', '|||', '=1', '#', ',', '\\', '👩\u200d🔬', '𠮷', '🐿', 'e\u0301'],
  ...['\u202e', '\ufeff', '\u2028', '\u0085', '-DOCSTART-', 'O', '{', '[', '\u0000', '\ud83d'],
];
const TYPES = ['人物', '公司', '类 型', '"<引>', '__proto__', '1'];

/** Crossing and nested mentions, two events of one type, relations between nested mentions. */
export const hostileDocument: fc.Arbitrary<Document> = fc
  .record({
    pieces: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
    spans: fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }), fc.nat(5)), {
      maxLength: 8,
    }),
    links: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.nat(2)), { maxLength: 5 }),
    events: fc.array(fc.tuple(fc.nat(7), fc.array(fc.nat(7), { maxLength: 3 })), { maxLength: 3 }),
  })
  .map(({ pieces, spans, links, events }) => {
    const text = pieces.join('');
    const items = new Map<string, DecidedItem>();
    const base = {
      verdict: 'accepted',
      origin: { by: 'person' },
      decidedBy: '',
      decidedAt: 0,
    } as const;
    const ids: string[] = [];
    const keys = new Set<string>();
    const fresh = (...key: readonly unknown[]): boolean => {
      const name = JSON.stringify(key);
      if (keys.has(name)) return false;
      keys.add(name);
      return true;
    };
    for (const [at, size, kind] of text === '' ? [] : spans) {
      const start = at % text.length;
      const end = Math.min(text.length, start + size);
      const type = TYPES[kind] ?? '人物';
      if (!fresh('m', type, start, end)) continue;
      const id = `m${ids.length}`;
      ids.push(id);
      items.set(id, {
        ...base,
        kind: 'mention',
        id,
        type,
        start,
        end,
        quote: text.slice(start, end),
      });
    }
    const pick = (index: number): string => ids[index % ids.length] ?? '';
    for (const [from, to, kind] of ids.length === 0 ? [] : links) {
      const type = TYPES[kind] ?? '';
      if (!fresh('r', type, pick(from), pick(to))) continue;
      const id = `r${items.size}`;
      items.set(id, { ...base, kind: 'relation', id, type, head: pick(from), tail: pick(to) });
    }
    for (const [trigger, parts] of ids.length === 0 ? [] : events) {
      if (!fresh('e', pick(trigger))) continue;
      const event = `e${items.size}`;
      items.set(event, { ...base, kind: 'event', id: event, type: '发布', trigger: pick(trigger) });
      for (const part of parts) {
        if (!fresh('a', event, pick(part))) continue;
        const id = `a${items.size}`;
        items.set(id, { ...base, kind: 'argument', id, event, role: '对象', mention: pick(part) });
      }
    }
    return newDocument('d1', 0, { text, items });
  });

/** Every item as one string: kind, type, and places in UTF-16 code units. */
export function itemsIn(document: Document): readonly string[] {
  const { mentions, relations, events } = shownOf(document).extraction;
  const at = (id: string): string => {
    const mention = mentions.find((other) => other.id === id);
    return `${mention?.start ?? '?'}-${mention?.end ?? '?'}`;
  };
  return [
    ...mentions.map(({ id, type }) => `mention ${type} ${at(id)}`),
    ...relations.map(({ type, head, tail }) => `relation ${type} ${at(head)} ${at(tail)}`),
    ...events.map(({ type, trigger }) => `event ${type} ${at(trigger)}`),
    ...events.flatMap(({ type, trigger, arguments: parts }) =>
      parts.map(({ role, mention }) => `argument ${type} ${at(trigger)} ${role} ${at(mention)}`),
    ),
  ];
}

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

export interface Written {
  /** Parts of one path joined; in order of first appearance. */
  readonly files: readonly FormatFile[];
  readonly losses: ReadonlyMap<string, number>;
}

export async function writeAll(
  format: Format,
  documents: readonly Document[],
  options: WriteOptions = {},
): Promise<Written> {
  if (format.write === undefined) throw new Error(`${format.id} has no writer`);
  const writing = format.write(stream(documents), options);
  const parts = new Map<string, string>();
  const binary: FormatFile[] = [];
  for await (const { path, content } of writing) {
    if (typeof content === 'string') parts.set(path, (parts.get(path) ?? '') + content);
    else binary.push({ path, content });
  }
  const texts = [...parts].map(([path, content]) => ({ path, content }));
  return { files: [...texts, ...binary], losses: countsOf(writing.losses()) };
}

export async function readAll(
  format: Format,
  files: readonly FormatFile[],
): Promise<{ readonly items: readonly ReadItem[]; readonly losses: ReadonlyMap<string, number> }> {
  if (format.read === undefined) throw new Error(`${format.id} has no reader`);
  let ids = 0;
  const reading = format.read(stream(files), { now: 5, newId: () => `new${(ids += 1)}` });
  const items: ReadItem[] = [];
  for await (const item of reading) items.push(item);
  return { items, losses: countsOf(reading.losses()) };
}

function countsOf(
  losses: readonly { readonly code: string; readonly count: number }[],
): ReadonlyMap<string, number> {
  return new Map(losses.map(({ code, count }) => [code, count]));
}

export function documentsIn(items: readonly ReadItem[]): readonly Document[] {
  return items.flatMap((item) => (item.ok ? [item.value] : []));
}
