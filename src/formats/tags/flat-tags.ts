/** A document as tokens of one code point each, with a tag each: what that cannot say is counted. */
import type { Document } from '../../core/document';
import type { LossCounter } from '../count-losses';
import { ExportView, PLAIN_LOSSES } from '../export-view';
import type { WriteOptions } from '../format';
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
  'no-arguments',
  'overlap',
  'text-changed',
  'type-changed',
  'no-text',
] as const;

/** What would end a row or a cell. */
// eslint-disable-next-line no-control-regex -- these are the characters to find
const BREAKS = /^[\t\n\v\f\r\u001c-\u001e\u0085\u2028\u2029\ufeff]$/u;
/** Half a surrogate pair: neither UTF-8 nor the JSON of others has a place for it. */
const HALF = /^\p{Cs}$/u;

/** A token is a code point, whatever unit the options ask for. */
export function tokenView(
  document: Document,
  losses: LossCounter,
  options: WriteOptions,
): ExportView {
  return new ExportView(document, losses, { ...options, offsets: 'code-point' });
}

/** `rows`: tokens have to fit into rows of a text. */
export function flatTags(view: ExportView, scheme: TagScheme, rows: boolean): FlatTags {
  view.loseAll('no-relations', view.extraction.relations.length);
  view.loseEvents();
  if (view.text === '') view.lose('no-text', 'a document without text has no tokens');
  let changed = 0;
  const tokens = Array.from(view.text, (token) => {
    const half = HALF.test(token);
    if (!half && !(rows && BREAKS.test(token))) return token;
    changed += 1;
    return half ? '\ufffd' : ' ';
  });
  view.lose('text-changed', 'a line break or half a character has no place in a token', changed);
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
