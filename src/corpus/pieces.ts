/** Cuts a long annotated document into pieces at paragraph or sentence ends. */
import type {
  AnnotatedDocument,
  EventArgument,
  EventMention,
  Extraction,
  Issue,
  Mention,
} from '../core/extraction';
import { DocumentBuilder } from '../formats/document-builder';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What does not fit into one piece is noted as `cut` on the first piece: mentions across cuts,
 * relations and arguments across pieces, events whose trigger was cut, and their arguments.
 */
export function cutDocument(document: AnnotatedDocument, limit: number): AnnotatedDocument[] {
  const { text, extraction } = document;
  const cut: string[] = [];
  const ranges = pieceRanges(text, limit);
  const owner = new Map<string, number>();
  for (const mention of extraction.mentions) {
    const index = ranges.findIndex(
      ({ start, end }) => mention.start >= start && mention.end <= end,
    );
    if (index < 0) cut.push(`mention ${mention.text}`);
    else owner.set(mention.id, index);
  }
  const pieces = ranges.map((range, index) => {
    const builder = new DocumentBuilder(text.slice(range.start, range.end));
    const own = extraction.mentions.filter((mention) => owner.get(mention.id) === index);
    const ids = addMentions(builder, own, range.start);
    for (const relation of extraction.relations) {
      const head = ids.get(relation.head);
      const tail = ids.get(relation.tail);
      if (head !== undefined && tail !== undefined) builder.relate(relation.type, head, tail);
    }
    addEvents(builder, extraction.events, ids);
    return builder.build(`${document.id}-${index}`);
  });
  cut.push(...cutLinks(extraction, owner));
  return withIssues(pieces, [...extraction.issues, ...cut.map(cutIssue)]);
}

function addMentions(
  builder: DocumentBuilder,
  mentions: readonly Mention[],
  offset: number,
): ReadonlyMap<string, string> {
  return new Map(
    mentions.map(({ id, type, start, end }) => [
      id,
      builder.add(type, start - offset, end - offset),
    ]),
  );
}

function addEvents(
  builder: DocumentBuilder,
  events: readonly EventMention[],
  ids: ReadonlyMap<string, string>,
): void {
  for (const event of events) {
    const trigger = ids.get(event.trigger);
    if (trigger === undefined) continue;
    const args = event.arguments.flatMap(({ role, mention }): EventArgument[] => {
      const id = ids.get(mention);
      return id === undefined ? [] : [{ role, mention: id }];
    });
    builder.addEvent(event.type, trigger, args);
  }
}

function cutLinks(
  { relations, events }: Extraction,
  owner: ReadonlyMap<string, number>,
): readonly string[] {
  const apart = (a: string, b: string): boolean =>
    owner.get(a) === undefined || owner.get(a) !== owner.get(b);
  return [
    ...relations
      .filter(({ head, tail }) => apart(head, tail))
      .map(({ type }) => `relation ${type}`),
    ...events.flatMap(({ type, trigger, arguments: args }) => [
      ...(owner.get(trigger) === undefined ? [`event ${type}`] : []),
      ...args
        .filter(({ mention }) => apart(trigger, mention))
        .map(({ role }) => `argument ${role}`),
    ]),
  ];
}

function withIssues(pieces: AnnotatedDocument[], issues: readonly Issue[]): AnnotatedDocument[] {
  return pieces.map((piece, index) =>
    index > 0
      ? piece
      : {
          ...piece,
          extraction: {
            ...piece.extraction,
            issues: issues.map((issue) => ({ ...issue, start: 0, end: piece.text.length })),
          },
        },
  );
}

function cutIssue(detail: string): Issue {
  return { code: 'cut', detail, start: 0, end: 0 };
}

const SENTENCE = /[^。！？!?；;…\n]*(?:[。！？!?；;…\n]+[”’』」）)]*|$)/gu;
const CLAUSE = /[^，,、：:]*(?:[，,、：:]+|$)/gu;

/**
 * Packs sentences up to `limit` UTF-16 units; a longer sentence is packed by clauses, and a longer
 * clause is a piece of its own. Pieces are trimmed and never empty.
 */
export function pieceRanges(text: string, limit: number): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let end = 0;
  for (const next of boundaries(text, limit)) {
    if (next - start > limit && end > start) {
      ranges.push({ start, end });
      start = end;
    }
    end = next;
  }
  ranges.push({ start, end: text.length });
  return ranges.map((range) => trim(text, range)).filter((range) => range.end > range.start);
}

/** Ends of sentences, and of clauses where a sentence is too long. */
function boundaries(text: string, limit: number): readonly number[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ index, 0: sentence }) =>
    sentence.length <= limit
      ? [index + sentence.length]
      : [...sentence.matchAll(CLAUSE)].map((clause) => index + clause.index + clause[0].length),
  );
}

function trim(text: string, range: Range): Range {
  const part = text.slice(range.start, range.end);
  const start = range.start + part.length - part.trimStart().length;
  return { start, end: Math.max(start, range.end - (part.length - part.trimEnd().length)) };
}
