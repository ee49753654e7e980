/** Which documents have a text letter for letter, and annotations, of an earlier one. */
import type { DatasetDocument } from '../dataset/document';
import { textHash } from '../sketch/grams';

export class Copies {
  readonly #firstByText = new Map<number, number>();
  readonly #firsts: number[] = [];
  readonly #annotations: number[] = [];

  add(document: DatasetDocument): void {
    const index = this.#firsts.length;
    const hash = textHash(document.text);
    const first = this.#firstByText.get(hash) ?? index;
    if (first === index) this.#firstByText.set(hash, index);
    this.#firsts.push(first);
    this.#annotations.push(annotationHash(document));
  }

  /** The first document with this text; the document itself where it is the first. */
  firstOf(index: number): number {
    return this.#firsts[index] ?? index;
  }

  sameAnnotations(a: number, b: number): boolean {
    return this.#annotations[a] === this.#annotations[b];
  }
}

/** Does not depend on ids, nor on the order of the items. */
function annotationHash({ mentions, relations, events }: DatasetDocument): number {
  const keys = new Map(mentions.map(({ id, type, start, end }) => [id, `${type}:${start}-${end}`]));
  const key = (id: string): string => keys.get(id) ?? '';
  const lines = [
    ...keys.values(),
    ...relations.map(({ type, head, tail }) => `${type}(${key(head)},${key(tail)})`),
    ...events.map(
      ({ type, trigger, arguments: parts }) =>
        `${type}[${key(trigger)}]${parts.map(({ role, mention }) => `${role}=${key(mention)}`).join()}`,
    ),
  ];
  return textHash(lines.sort().join('\n'));
}
