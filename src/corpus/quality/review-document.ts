/** A document with doubts, as the page reviews it: what nobody doubts is accepted, the rest is open. */
import type { Document } from '../../core/document';
import type { LossCounter } from '../../formats/count-losses';
import type { ReadOptions } from '../../formats/format';
import { ImportDraft } from '../../formats/import-draft';
import type { Placed } from '../dataset/document';
import type { Doubt } from './dataset-quality';

/** Whose finds the doubts are, as the page names a model. */
const MODEL = 'cross-fold';

export interface ReviewContext {
  readonly losses: LossCounter;
  /** Of the documents and their items. */
  readonly options: Pick<ReadOptions, 'now' | 'newId'>;
}

type Draft = ImportDraft;
type Ids = ReadonlyMap<string, string>;

/**
 * A doubted mention has no score, so that no threshold hides it; what the model would have instead has that
 * of the doubt. Links with a doubted end are open too.
 */
export function reviewDocument(
  { document, file, line }: Placed,
  doubts: readonly Doubt[],
  { losses, options }: ReviewContext,
): Document {
  const draft = new ImportDraft(document.text, { options, losses, file });
  draft.moveTo(line === undefined ? file : `${file}:${line}`);
  const isDoubted = doubtedPlaces(doubts);
  const [kept, open] = [new Map<string, string>(), new Map<string, string>()];
  for (const { id, type, start, end, text } of document.mentions) {
    const doubted = isDoubted(type, start, end);
    if (doubted) draft.predict(MODEL);
    else draft.decide();
    const own = draft.mention(type, { start, end, quote: text, unit: 'utf16' });
    if (own !== undefined) (doubted ? open : kept).set(id, own);
  }
  addLinks(draft, document, kept, open);
  draft.predict(MODEL);
  for (const { kind, type, start, end, instead, score } of doubts) {
    if (kind === 'missing') draft.mentionAt(type, start, end, { score });
    else if (instead !== undefined) {
      draft.mentionAt(instead.type, instead.start, instead.end, { score });
    }
  }
  return draft.build(document.id);
}

function doubtedPlaces(
  doubts: readonly Doubt[],
): (type: string, start: number, end: number) => boolean {
  const key = (type: string, start: number, end: number): string => `${start} ${end} ${type}`;
  const annotated = doubts.filter(({ kind }) => kind !== 'missing');
  const places = new Set(annotated.map(({ type, start, end }) => key(type, start, end)));
  return (type, start, end) => places.has(key(type, start, end));
}

function addLinks(
  draft: Draft,
  { relations, events }: Placed['document'],
  kept: Ids,
  open: Ids,
): void {
  /** The ids, where all ends have a place; from then on items stand as the least certain of them. */
  const standing = (ends: readonly string[]): readonly string[] | undefined => {
    const ids = ends.map((end) => kept.get(end) ?? open.get(end));
    if (ends.some((end) => open.has(end))) draft.predict(MODEL);
    else draft.decide();
    return ids.every((id) => id !== undefined) ? ids : undefined;
  };
  for (const { type, head, tail } of relations) {
    const ids = standing([head, tail]);
    if (ids === undefined) draft.lose('missing-end', 'a link names a mention that is not there');
    else draft.relation(type, ids[0] ?? '', ids[1] ?? '');
  }
  for (const { type, trigger, arguments: parts } of events) {
    const ids = standing([trigger, ...parts.map(({ mention }) => mention)]);
    if (ids === undefined) {
      draft.lose('missing-end', 'a link names a mention that is not there', 1 + parts.length);
      continue;
    }
    const event = draft.event(type, ids[0] ?? '');
    for (const [index, { role }] of parts.entries()) {
      draft.argument(event, role, ids[index + 1] ?? '');
    }
  }
}
