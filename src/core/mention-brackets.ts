/** Brackets and quotation marks at the edge of a span: they stay where their partner is inside. */

const MARKS = '《》〈〉「」『』【】〔〕()[]{}<>“”‘’';
/** One of a pair may be full-width, the other not. */
const PLAIN: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '＜': '<',
  '＞': '>',
};
/** The same mark opens and closes. */
const QUOTES = '"\'＂＇';

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

function isPaired(text: string, start: number, end: number, at: number): boolean {
  const mark = markAt(text, at);
  const partner = partnerOf(mark);
  if (partner === undefined) return true;
  let depth = 0;
  for (let index = at; index >= start && index < end; index += partner.step) {
    const unit = markAt(text, index);
    if (unit === mark) depth += 1;
    else if (unit === partner.mark) depth -= 1;
    if (depth === 0) return true;
  }
  return false;
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
  return isPaired(text, start, end, at) || (at > start ? start === 0 : end === text.length);
}

/** Whether the text ends within the bracket that the span begins with: all up to there is one name. */
export function endsOpen(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (end !== text.length || partnerOf(markAt(text, start))?.step !== 1) return false;
  return !isPaired(text, start, end, start);
}
