/** A document as tokens of one code point each, with a tag each: what that cannot say is counted. */
import { PLAIN_LOSSES, type ExportView } from '../export-view';
import { encodeTags, type TagScheme, type TokenSpan } from '../tag-scheme';

export interface FlatTags {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
  /** Half-open, in tokens; sorted, apart from each other. */
  readonly spans: readonly TokenSpan[];
}

export const FLAT_LOSSES = [
  ...PLAIN_LOSSES,
  'no-relations',
  'no-events',
  'overlap',
  'text-changed',
  'type-changed',
  'no-text',
] as const;

/** What would end a row or a cell, or cannot be written as UTF-8. */
const UNSAFE = /^(?:[\t\n\v\f\r\u001c-\u001e\u0085\u2028\u2029\ufeff]|\p{Cs})$/u;

/** `safe` tokens fit into a cell of a table of text; others are written as they are. */
export function flatTags(view: ExportView, scheme: TagScheme, safe: boolean): FlatTags {
  const { relations, events } = view.extraction;
  view.loseAll('no-relations', relations.length);
  view.loseAll('no-events', events.length);
  if (view.text === '') view.lose('no-text', 'a document without text has no tokens');
  let changed = 0;
  const tokens = Array.from(view.text, (token) => {
    if (!safe || !UNSAFE.test(token)) return token;
    changed += 1;
    return /\p{Cs}/u.test(token) ? '\ufffd' : ' ';
  });
  view.lose('text-changed', 'a character that would break a row became a blank', changed);
  const spans = flatSpans(view);
  return { tokens, spans, tags: encodeTags(spans, tokens.length, scheme) };
}

function flatSpans(view: ExportView): readonly TokenSpan[] {
  const spans: TokenSpan[] = [];
  const sorted = [...view.spans()].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
  for (const { mention, span } of sorted) {
    const type = mention.type.replaceAll(/\s/gu, '_') || '_';
    if (span.start < (spans.at(-1)?.end ?? 0)) {
      view.lose('overlap', 'one token has one tag: a mention overlaps an earlier or longer one');
      continue;
    }
    if (type !== mention.type) view.lose('type-changed', 'blanks in a type became underscores');
    spans.push({ type, ...span });
  }
  return spans;
}
