/** Mentions of a text as one tag a position: outside, or begin, inside, end or single of a label. */

export interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  /** Index of the label. */
  readonly label: number;
}

export const OUTSIDE = 0;
/** Tags of a label, in this order. */
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;
export const TAGS_A_LABEL = 4;

export function tagCount(labels: number): number {
  return 1 + TAGS_A_LABEL * labels;
}

export function tagOf(label: number, part: number): number {
  return 1 + TAGS_A_LABEL * label + part;
}

/** Spans that lie apart from each other. */
export function tagsOf(length: number, spans: readonly LabelledSpan[]): Int32Array {
  const tags = new Int32Array(length);
  for (const { start, end, label } of spans) {
    if (end - start === 1) tags[start] = tagOf(label, SINGLE);
    else {
      tags.fill(tagOf(label, INSIDE), start + 1, end - 1);
      tags[start] = tagOf(label, BEGIN);
      tags[end - 1] = tagOf(label, END);
    }
  }
  return tags;
}

/** Of spans that overlap the longest, of equal ones the first: tags have one place for them. */
export function apart<S extends { readonly start: number; readonly end: number }>(
  spans: readonly S[],
): readonly S[] {
  const kept: S[] = [];
  const order = spans.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const span of order) {
    if (kept.every(({ start, end }) => span.end <= start || end <= span.start)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
