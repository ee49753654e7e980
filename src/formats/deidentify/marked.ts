/** What of a text is to be replaced: the mentions of the chosen types, overlapping ones as one. */
import type { SpanOffsets } from '../../core/edit';
import type { Mention } from '../../core/extraction';

export interface MarkedSpan extends SpanOffsets {
  /** What the placeholder begins with. */
  readonly label: string;
}

interface Group {
  start: number;
  end: number;
  readonly longest: Mention;
}

/** Sorted, apart from each other. The label is that of the longest mention, of equals the first. */
export function markedSpans(
  mentions: readonly Mention[],
  labels: ReadonlyMap<string, string>,
): readonly MarkedSpan[] {
  const groups: Group[] = [];
  const chosen = mentions.filter(({ type }) => labels.has(type));
  for (const mention of chosen.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = groups.at(-1);
    if (last === undefined || mention.start >= last.end) {
      groups.push({ start: mention.start, end: mention.end, longest: mention });
    } else {
      const { longest } = last;
      const longer = mention.end - mention.start > longest.end - longest.start;
      groups[groups.length - 1] = {
        start: last.start,
        end: Math.max(last.end, mention.end),
        longest: longer ? mention : longest,
      };
    }
  }
  return groups.map(({ start, end, longest }) => ({
    start,
    end,
    label: labels.get(longest.type) ?? longest.type,
  }));
}
