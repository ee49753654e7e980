/** A document with other words at one place; spans after it move along. */
import type { AnnotatedDocument, Relation } from '../../core/extraction';
import { DocumentBuilder } from '../../formats/document-builder';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Undefined where the place overlaps a mention. `relations` hold between the mentions afterwards. */
export function replaceText(
  { id, text, extraction }: AnnotatedDocument,
  { start, end, words }: Edit,
  relations: readonly Relation[],
): AnnotatedDocument | undefined {
  const { mentions } = extraction;
  if (mentions.some((mention) => mention.start < end && mention.end > start)) return undefined;
  const builder = new DocumentBuilder(text.slice(0, start) + words + text.slice(end));
  const shift = words.length - (end - start);
  const ids = new Map(
    mentions.map((mention) => {
      const by = mention.start >= end ? shift : 0;
      return [mention.id, builder.add(mention.type, mention.start + by, mention.end + by)];
    }),
  );
  for (const { type, head, tail } of relations) {
    const [from, to] = [ids.get(head), ids.get(tail)];
    if (from !== undefined && to !== undefined) builder.relate(type, from, to);
  }
  return builder.build(id);
}
