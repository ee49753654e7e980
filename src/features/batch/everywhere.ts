/** One decision about a string in a document: every place of it marked as a type, or every mark of it taken away. */
import { itemChange, type Change } from '../../core/change';
import { Pen, type Decider } from '../../core/decisions';
import { shownOf, type Document } from '../../core/document';
import { filterByScore } from '../../core/filter';
import { freeOccurrences, occurrencesOf } from '../../core/occurrences';

export interface StringDecision {
  readonly verdict: 'accept' | 'reject';
  readonly type: string;
  readonly quote: string;
  /** The threshold of the page: what is below it is not seen, and not decided. */
  readonly threshold: number;
}

export interface Planned {
  /** Empty where there is nothing to decide. */
  readonly change: Change;
  /** Places that are marked anew or confirmed, or marks that are taken away. */
  readonly count: number;
}

const NOTHING: Planned = { change: itemChange(new Map()), count: 0 };

/** What is decided already stays as it is, a rejected place too. */
export function planString(
  document: Document,
  { verdict, type, quote, threshold }: StringDecision,
  decider: Decider,
): Planned {
  const found = shownOf(document);
  const { mentions } = filterByScore(found.extraction, threshold);
  const own = mentions.filter((mention) => mention.type === type && mention.text === quote);
  const pen = new Pen(document, found, decider);
  if (verdict === 'reject') {
    for (const { id } of own) pen.rejectMention(id);
    return own.length === 0 ? NOTHING : { change: pen.change(), count: own.length };
  }
  const settled = new Set<string>();
  for (const item of document.items.values()) {
    if (item.kind !== 'mention' || item.type !== type || item.verdict === 'open') continue;
    settled.add(`${item.start} ${item.end}`);
  }
  const places = freeOccurrences(occurrencesOf(document.text, quote), mentions, type).filter(
    ({ start, end }) => !settled.has(`${start} ${end}`),
  );
  for (const place of places) pen.addMention(type, place);
  return places.length === 0 ? NOTHING : { change: pen.change(), count: places.length };
}
