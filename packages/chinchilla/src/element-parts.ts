/** Text with marks, and lines of finds, as nodes; every string becomes a text node. */
import type { Extraction, Mention } from '../../../src/core/extraction';

export function node(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export interface MarkRange {
  readonly start: number;
  readonly end: number;
  readonly mentions: readonly Mention[];
}

/** Mentions that touch share one mark, since marks cannot cross; the list has each by itself. */
export function markRanges(mentions: readonly Mention[]): MarkRange[] {
  const ranges: { start: number; end: number; mentions: Mention[] }[] = [];
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const mention of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && mention.start < last.end) {
      last.end = Math.max(last.end, mention.end);
      last.mentions.push(mention);
    } else {
      ranges.push({ start: mention.start, end: mention.end, mentions: [mention] });
    }
  }
  return ranges;
}

export interface Line {
  readonly type: string;
  readonly words: string;
}

export function linesOf({ mentions, relations, events }: Extraction): Line[] {
  const text = new Map(mentions.map((mention) => [mention.id, mention.text]));
  const named = (id: string): string => text.get(id) ?? '';
  return [
    ...mentions.map(({ type, text: words, start, end }) => ({
      type,
      words: `${words} [${start}, ${end})`,
    })),
    ...relations.map(({ type, head, tail }) => ({
      type,
      words: `${named(head)} → ${named(tail)}`,
    })),
    ...events.map(({ type, trigger, arguments: roles }) => ({
      type,
      words: [
        named(trigger),
        ...roles.map(({ role, mention }) => `${role}: ${named(mention)}`),
      ].join(' · '),
    })),
  ];
}
