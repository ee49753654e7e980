/** A document as a task: accepted items as an annotation, finds as a prediction. */
import type { EventMention, Mention, Relation } from '../../core/extraction';
import type { ExportView, Placed, WrittenSpan } from '../export-view';
import { provenanceOf } from '../provenance';

/** Labels that the configuration has to offer. */
export interface LabelNames {
  readonly labels: Set<string>;
  readonly relations: Set<string>;
}

/** The name of the labels and of the text in the configuration. */
export const LABEL_NAME = 'label';
export const TEXT_NAME = 'text';

interface Linked {
  readonly id?: string;
  readonly score?: number;
}

export function taskOf(view: ExportView, number: number, names: LabelNames): object {
  const placed = view.placed();
  const accepted = (item: Linked): boolean =>
    provenanceOf(view.document, item).state === 'accepted';
  const decided = part(placed, accepted);
  const found = part(placed, (item) => !accepted(item));
  const predicted = found.results(view, names);
  view.lose(
    'open-accepted',
    'a find that an accepted item needs is written as accepted',
    decided.added,
  );
  return {
    id: number,
    data: { text: view.text },
    meta: { document_id: view.document.id },
    annotations: decided.empty ? [] : [{ result: decided.results(view, names) }],
    predictions: found.empty
      ? []
      : [{ model_version: view.document.predictions?.model ?? '', result: predicted }],
  };
}

interface Part {
  readonly empty: boolean;
  /** Items that were not chosen, but that chosen ones refer to. */
  readonly added: number;
  readonly results: (view: ExportView, names: LabelNames) => readonly object[];
}

/** Items that were chosen, and the mentions and events that they refer to. */
function part({ mentions, relations, events }: Placed, chosen: (item: Linked) => boolean): Part {
  const links = relations.filter(chosen);
  const held = events
    .map((event) => ({ ...event, arguments: event.arguments.filter(chosen) }))
    .filter((event) => chosen(event) || event.arguments.length > 0);
  const needed = new Set([
    ...links.flatMap(({ head, tail }) => [head, tail]),
    ...held.flatMap((event) => [event.trigger, ...event.arguments.map(({ mention }) => mention)]),
  ]);
  const kept = mentions.filter(({ mention }) => chosen(mention) || needed.has(mention.id));
  return {
    empty: kept.length === 0,
    added: [...kept.map(({ mention }) => mention), ...held].filter((item) => !chosen(item)).length,
    results: (view, names) => new ResultWriter(view, names).write(kept, links, held),
  };
}

class ResultWriter {
  readonly #view: ExportView;
  readonly #names: LabelNames;
  readonly #results: object[] = [];
  readonly #ids = new Map<string, string>();

  constructor(view: ExportView, names: LabelNames) {
    this.#view = view;
    this.#names = names;
  }

  write(
    mentions: Placed['mentions'],
    relations: readonly Relation[],
    events: readonly EventMention[],
  ): readonly object[] {
    const places = new Map(mentions.map((item) => [item.mention.id, item]));
    for (const { mention, span } of mentions) {
      const id = `e${this.#ids.size + 1}`;
      this.#ids.set(mention.id, id);
      this.#region(id, mention, span, mention.type, mention);
    }
    for (const { type, head, tail, ...item } of relations) {
      this.#relation(type, this.#ids.get(head), this.#ids.get(tail), item);
    }
    for (const [index, event] of events.entries()) {
      const place = places.get(event.trigger);
      if (place === undefined) continue;
      const id = `v${index + 1}`;
      const meta = { event: event.type, trigger: this.#ids.get(event.trigger) };
      this.#region(id, place.mention, place.span, event.type, event, meta);
      for (const { role, mention, ...item } of event.arguments) {
        this.#relation(role, id, this.#ids.get(mention), item);
      }
    }
    return this.#results;
  }

  #region(
    id: string,
    { text }: Mention,
    { start, end }: WrittenSpan,
    label: string,
    item: Linked,
    chinchilla?: object,
  ): void {
    this.#names.labels.add(label);
    const { score } = item;
    this.#results.push({
      id,
      from_name: LABEL_NAME,
      to_name: TEXT_NAME,
      type: 'labels',
      value: { start, end, text, labels: [label], ...(score === undefined ? {} : { score }) },
      ...this.#meta(item, chinchilla),
    });
  }

  #relation(label: string, from?: string, to?: string, item: Linked = {}): void {
    this.#names.relations.add(label);
    const ends = { from_id: from, to_id: to };
    const { score } = item;
    this.#results.push({
      ...ends,
      type: 'relation',
      direction: 'right',
      labels: [label],
      ...(score === undefined ? {} : { score }),
      ...this.#meta(item),
    });
  }

  /** A remark is shown by Label Studio; which region is an event is for us. */
  #meta({ id }: Linked, chinchilla?: object): { readonly meta?: object } {
    const note = id === undefined ? undefined : this.#view.document.items.get(id)?.note;
    const meta = {
      ...(note === undefined || note === '' ? {} : { text: [note] }),
      ...(chinchilla === undefined ? {} : { chinchilla }),
    };
    return Object.keys(meta).length === 0 ? {} : { meta };
  }
}
