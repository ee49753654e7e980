/** Finds and decisions under a text in which pieces were replaced. */
import type { DecidedItem, DecidedItems, DecidedMention } from '../../core/decided';
import type { Document } from '../../core/document';
import type { EventMention, Extraction, Mention } from '../../core/extraction';
import type { ReplacedText } from './replaced-text';

/** A find that lies inside a replaced piece, or refers to one that does. */
export interface Dropped {
  readonly code: 'inside-replaced' | 'end-replaced';
  /** Type, for a report; never the text. */
  readonly detail: string;
}

interface Moved {
  readonly extraction: Extraction;
  /** Ids of the mentions that have a place in the new text. */
  readonly kept: ReadonlySet<string>;
  readonly dropped: readonly Dropped[];
}

/** Of a shown extraction. Its issues stay behind: their details quote the text. */
export function moveExtraction(extraction: Extraction, replaced: ReplacedText): Moved {
  const dropped: Dropped[] = [];
  const mentions: Mention[] = [];
  for (const mention of extraction.mentions) {
    const span = replaced.move(mention);
    if (span === undefined) dropped.push({ code: 'inside-replaced', detail: mention.type });
    else mentions.push({ ...mention, ...span, text: replaced.text.slice(span.start, span.end) });
  }
  const kept = new Set(mentions.map(({ id }) => id));
  const lose = (detail: string): readonly [] => {
    dropped.push({ code: 'end-replaced', detail });
    return [];
  };
  const relations = extraction.relations.flatMap((relation) =>
    kept.has(relation.head) && kept.has(relation.tail) ? [relation] : lose(relation.type),
  );
  const events = extraction.events.flatMap((event): readonly EventMention[] => {
    if (!kept.has(event.trigger)) return lose(event.type);
    const parts = event.arguments.flatMap((argument) =>
      kept.has(argument.mention) ? [argument] : lose(argument.role),
    );
    return [{ ...event, arguments: parts }];
  });
  return { extraction: { mentions, relations, events, issues: [] }, kept, dropped };
}

/** Those that are not rejected and whose mentions were kept. */
export function moveItems(
  { items }: Document,
  replaced: ReplacedText,
  kept: ReadonlySet<string>,
  clean: (item: DecidedItem) => DecidedItem,
): DecidedItems {
  const moved = new Map<string, DecidedItem>();
  const left = [...items.values()].filter(({ verdict }) => verdict !== 'rejected');
  // What is referred to comes first: mentions, then events and relations, then arguments.
  for (const kind of ['mention', 'event', 'relation', 'argument'] as const) {
    for (const item of left) {
      if (item.kind !== kind || !endsOf(item).every((id) => moved.has(id))) continue;
      const found = item.kind === 'mention' ? moveMention(item, replaced, kept) : item;
      if (found !== undefined) moved.set(item.id, clean(found));
    }
  }
  return moved;
}

/** Ids of the items that it refers to. */
function endsOf(item: DecidedItem): readonly string[] {
  if (item.kind === 'relation') return [item.head, item.tail];
  if (item.kind === 'event') return [item.trigger];
  return item.kind === 'argument' ? [item.event, item.mention] : [];
}

/** The quote is that of the new text: an old one would keep the name. */
function moveMention(
  item: DecidedMention,
  replaced: ReplacedText,
  kept: ReadonlySet<string>,
): DecidedMention | undefined {
  const span = kept.has(item.id) ? replaced.move(item) : undefined;
  if (span === undefined) return undefined;
  const { pieces, replacedBy: _old, ...rest } = item;
  const stood = (pieces ?? []).flatMap((piece) => replaced.move(piece) ?? []);
  const whole = stood.length === pieces?.length;
  return {
    ...rest,
    ...span,
    quote: replaced.text.slice(span.start, span.end),
    ...(whole ? { pieces: stood } : {}),
  };
}
