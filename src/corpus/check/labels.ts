/** Labels of a dataset, by kind, with how often they are used. */
import type { DatasetDocument } from '../dataset/document';
import { entitiesOf } from './string-table';

export type LabelKind = 'mention' | 'relation' | 'event' | 'role';

export interface LabelUse {
  readonly kind: LabelKind;
  readonly label: string;
  count: number;
  /** The document of the first use. */
  readonly index: number;
}

export class LabelCounts {
  readonly #uses = new Map<string, LabelUse>();

  add(index: number, document: DatasetDocument): void {
    for (const { type } of entitiesOf({ document })) this.#use('mention', type, index);
    for (const { type } of document.relations) this.#use('relation', type, index);
    for (const { type, arguments: parts } of document.events) {
      this.#use('event', type, index);
      for (const { role } of parts) this.#use('role', role, index);
    }
  }

  /** In the order of first use. */
  all(): readonly LabelUse[] {
    return [...this.#uses.values()];
  }

  countOf(kind: LabelKind, label: string): number {
    return this.#uses.get(`${kind} ${label}`)?.count ?? 0;
  }

  #use(kind: LabelKind, label: string, index: number): void {
    const key = `${kind} ${label}`;
    const known = this.#uses.get(key);
    if (known === undefined) this.#uses.set(key, { kind, label, count: 1, index });
    else known.count += 1;
  }
}
