/** What of a document does not come back from the records that were written of it. */
import { shownOf } from '../core/document';
import type { Extraction, Mention } from '../core/extraction';
import { LossCounter } from './count-losses';
import type { ExportView } from './export-view';
import { ImportDraft } from './import-draft';

/** `end`: a mention that a relation uses. */
export type ItemKind = 'mention' | 'end' | 'relation' | 'event' | 'argument';

/** Code of the loss: the item would be read in another place or with another type. */
export const READ_BACK_LOSSES: Readonly<Record<ItemKind, string>> = {
  mention: 'mention-changed',
  end: 'mention-changed',
  relation: 'relation-changed',
  event: 'event-changed',
  argument: 'argument-changed',
};

type Keys = Readonly<Record<ItemKind, readonly string[]>>;

/** Items by type and place; what links refer to is known by its place alone. */
function keysOf({ mentions, relations, events }: Extraction): Keys {
  const places = new Map(mentions.map((mention) => [mention.id, placeOf(mention)]));
  const place = (id: string): string => places.get(id) ?? '';
  const named = (mention: Mention): string => JSON.stringify([mention.type, placeOf(mention)]);
  const ends = new Set(relations.flatMap(({ head, tail }) => [head, tail]));
  return {
    mention: mentions.map(named),
    end: mentions.filter(({ id }) => ends.has(id)).map(named),
    relation: relations.map(({ type, head, tail }) =>
      JSON.stringify([type, place(head), place(tail)]),
    ),
    event: events.map(({ type, trigger }) => JSON.stringify([type, place(trigger)])),
    argument: events.flatMap(({ type, trigger, arguments: parts }) =>
      parts.map(({ role, mention }) =>
        JSON.stringify([type, place(trigger), role, place(mention)]),
      ),
    ),
  };
}

function placeOf({ start, end }: Mention): string {
  return `${start}-${end}`;
}

/** `fill` reads the records that were written; every item of `kinds` that it misses is counted. */
export function loseChanged(
  view: ExportView,
  kinds: readonly ItemKind[],
  fill: (draft: ImportDraft) => void,
): void {
  let ids = 0;
  const draft = new ImportDraft(view.text, {
    options: { now: 0, newId: () => `r${(ids += 1)}` },
    losses: new LossCounter(),
    file: '',
  });
  fill(draft);
  const before = keysOf(view.extraction);
  const after = keysOf(shownOf(draft.build()).extraction);
  for (const kind of kinds) {
    const found = new Set(after[kind]);
    const missed = before[kind].filter((key) => !found.has(key)).length;
    view.lose(READ_BACK_LOSSES[kind], 'it would be read in another place or not at all', missed);
  }
}
