/** What an engine found in the cleaned copy, as finds in the text itself, with tidy edges. */
import type { Chunk } from '../chunk';
import type { EventMention, Extraction, Issue, Mention } from '../extraction';
import { tidyEdges } from '../mention-edges';
import { borderToSource, toSource, type Copy } from './copy';

/**
 * A window of the copy as a window of the source; cores that tile the copy tile the source. A mention at
 * the end of the one is at the end of the other, whatever was taken out behind it.
 */
export function restoreWindow(copy: Copy, { index, ...window }: Chunk): Chunk {
  const last = window.end >= copy.text.length;
  return {
    index,
    start: borderToSource(copy, window.start),
    end: last ? copy.sourceLength : toSource(copy, window).end,
    coreStart: borderToSource(copy, window.coreStart),
    coreEnd: borderToSource(copy, window.coreEnd),
  };
}

function restoreMention(source: string, copy: Copy, mention: Mention): Mention | undefined {
  const edges = tidyEdges(source, toSource(copy, mention));
  if (edges === undefined) return undefined;
  return { ...mention, ...edges, text: source.slice(edges.start, edges.end) };
}

function restoreIssue(copy: Copy, issue: Issue): Issue {
  const start = borderToSource(copy, issue.start);
  return { ...issue, start, end: Math.max(start, borderToSource(copy, issue.end)) };
}

/**
 * `extraction` has offsets into `copy`, the result into `source`, of which `copy` was made. Ids stay. A
 * mention that nobody would mark is left out, with the links that need it.
 */
export function restoreFinds(source: string, copy: Copy, extraction: Extraction): Extraction {
  const mentions = extraction.mentions.flatMap((mention): readonly Mention[] => {
    const restored = restoreMention(source, copy, mention);
    return restored === undefined ? [] : [restored];
  });
  const kept = new Set(mentions.map(({ id }) => id));
  const restoreEvent = (event: EventMention): readonly EventMention[] => {
    if (!kept.has(event.trigger)) return [];
    return [{ ...event, arguments: event.arguments.filter(({ mention }) => kept.has(mention)) }];
  };
  return {
    mentions,
    relations: extraction.relations.filter(({ head, tail }) => kept.has(head) && kept.has(tail)),
    events: extraction.events.flatMap(restoreEvent),
    issues: extraction.issues.map((issue) => restoreIssue(copy, issue)),
  };
}
