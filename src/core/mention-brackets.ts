/** Brackets and quotation marks at the edge of a span: they stay where their partner is inside. */

const MARKS = '《》〈〉「」『』【】〔〕〖〗〘〙〚〛()[]{}<>“”‘’';
/** One of a pair may be full-width, the other not. */
const PLAIN: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '＜': '<',
  '＞': '>',
  '｛': '{',
  '｝': '}',
};
/** The same mark opens and closes. */
const QUOTES = '"\'＂＇';

/** Brackets around anything else hold no name. */
const WORD = /[\p{L}\p{N}]/u;

/** The partner, and which way it lies; undefined for what is no bracket. */
function partnerOf(mark: string): { readonly mark: string; readonly step: 1 | -1 } | undefined {
  const index = mark === '' ? -1 : MARKS.indexOf(mark);
  if (index < 0) return undefined;
  const opens = index % 2 === 0;
  return { mark: MARKS.charAt(opens ? index + 1 : index - 1), step: opens ? 1 : -1 };
}

function markAt(text: string, index: number): string {
  const mark = text.charAt(index);
  return PLAIN[mark] ?? mark;
}

/** What the bracket at `at` encloses within the span: a name, nothing of one, or its partner is not there. */
function contentOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  at: number,
): 'name' | 'nothing' | 'open' {
  const mark = markAt(text, at);
  const partner = partnerOf(mark);
  if (partner === undefined) return 'name';
  let depth = 0;
  for (let index = at; index >= start && index < end; index += partner.step) {
    const unit = markAt(text, index);
    if (unit === mark) depth += 1;
    else if (unit === partner.mark) depth -= 1;
    if (depth > 0) continue;
    const inside = text.slice(Math.min(at, index), Math.max(at, index));
    return WORD.test(inside) ? 'name' : 'nothing';
  }
  return 'open';
}

/**
 * Whether what stands at `at`, an edge of the span, may stay there; true for what is no bracket. A text may
 * begin or end within a name: the partner of its bracket is not in the text then.
 */
export function keepsBracket(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  at: number,
): boolean {
  const mark = text.charAt(at);
  if (QUOTES.includes(mark)) return text.slice(start, end).split(mark).length % 2 === 1;
  const content = contentOf(text, { start, end }, at);
  if (content !== 'open') return content === 'name';
  const opens = partnerOf(markAt(text, at))?.step === 1;
  return opens ? at === start && end === text.length : at === end - 1 && start === 0;
}

/** Whether the text ends within the bracket that the span begins with: all up to there is one name. */
export function endsOpen(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (end !== text.length || partnerOf(markAt(text, start))?.step !== 1) return false;
  return contentOf(text, { start, end }, start) === 'open';
}
