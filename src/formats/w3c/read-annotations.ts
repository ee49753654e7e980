/** Web Annotations of one text: mentions, links between them, events and their arguments. */
import type { FileSpan, ImportDraft } from '../import-draft';
import type { ItemExtras } from '../import-layer';
import { annotationShape, type WebAnnotation } from './shapes';

export const W3C_READ_LOSSES = [
  'no-type',
  'no-selector',
  'several-types',
  'missing-end',
  'other-annotation',
] as const;

/** Annotations by what they are, in the order in which they can be read. */
type Kind = 'mention' | 'event' | 'link' | 'other';

export class WebAnnotationReader {
  readonly #draft: ImportDraft;
  readonly #mentions = new Map<string, string>();
  readonly #events = new Map<string, { readonly id: string; readonly trigger: string }>();

  constructor(draft: ImportDraft) {
    this.#draft = draft;
  }

  read(file: string, values: readonly unknown[]): void {
    const all: { where: string; annotation: WebAnnotation; kind: Kind }[] = [];
    for (const [index, value] of values.entries()) {
      const where = `${file}#${index + 1}`;
      const read = annotationShape(value, '');
      if (read.ok) all.push({ where, annotation: read.value, kind: kindOf(read.value) });
      else {
        this.#draft.moveTo(where);
        this.#draft.lose('other-annotation', read.error);
      }
    }
    for (const kind of ['mention', 'event', 'link', 'other'] as const) {
      for (const { where, annotation } of all.filter((item) => item.kind === kind)) {
        this.#draft.moveTo(where);
        this.#one(kind, annotation);
      }
    }
  }

  #one(kind: Kind, annotation: WebAnnotation): void {
    const model = modelOf(annotation);
    if (model === undefined) this.#draft.decide();
    else this.#draft.predict(model);
    if (kind === 'mention') this.#mention(annotation);
    else if (kind === 'event') this.#event(annotation);
    else if (kind === 'link') this.#link(annotation);
    else
      this.#draft.lose('no-selector', 'an annotation of something else than a place in the text');
  }

  #mention(annotation: WebAnnotation): void {
    const span = spanOf(annotation);
    const [type, ...more] = typesOf(annotation);
    if (type === undefined)
      this.#draft.lose('no-type', 'an annotation without a tag is no mention');
    if (type === undefined || span === undefined) return;
    if (more.length > 0) {
      this.#draft.lose('several-types', 'each tag of an annotation is a mention', more.length);
    }
    const extras = extrasOf(annotation);
    const id = this.#draft.listedMention(type, span, extras);
    for (const other of more) this.#draft.listedMention(other, span, extras);
    const { id: name } = annotation;
    if (id !== undefined && name !== undefined) this.#mentions.set(name, id);
  }

  #event(annotation: WebAnnotation): void {
    const trigger = this.#endOf(targetsOf(annotation)[0]);
    const [type] = valuesOf(annotation, 'classifying');
    if (trigger === undefined || type === undefined) {
      this.#missing();
      return;
    }
    const id = this.#draft.event(type, trigger, extrasOf(annotation));
    if (annotation.id !== undefined) this.#events.set(annotation.id, { id, trigger });
  }

  #link(annotation: WebAnnotation): void {
    const [from = '', to = '', ...more] = targetsOf(annotation);
    const tail = this.#endOf(to);
    const event = this.#events.get(from);
    const head = this.#endOf(from);
    const [type = ''] = typesOf(annotation);
    if (head === undefined || tail === undefined || more.length > 0) this.#missing();
    else if (event !== undefined) {
      this.#draft.argument(event.id, type, tail, extrasOf(annotation));
    } else this.#draft.relation(type, head, tail, extrasOf(annotation));
  }

  #endOf(name: string | undefined): string | undefined {
    if (name === undefined) return undefined;
    return this.#mentions.get(name) ?? this.#events.get(name)?.trigger;
  }

  #missing(): void {
    this.#draft.lose('missing-end', 'a link names an annotation that was not read');
  }
}

function kindOf(annotation: WebAnnotation): Kind {
  if (spanOf(annotation) !== undefined) return 'mention';
  if (annotation.motivation.includes('linking')) return 'link';
  return annotation.motivation.includes('classifying') ? 'event' : 'other';
}

/** Of an annotation that software made. */
function modelOf({ creator }: WebAnnotation): string | undefined {
  if (typeof creator !== 'object' || creator === null || !('type' in creator)) return undefined;
  const isSoftware = [creator.type].flat().includes('Software');
  if (!isSoftware) return undefined;
  return 'name' in creator && typeof creator.name === 'string' ? creator.name : 'software';
}

function valuesOf({ body }: WebAnnotation, purpose: string): readonly string[] {
  return body.flatMap((item) =>
    typeof item === 'object' && item.purpose === purpose && item.value !== undefined
      ? [item.value]
      : [],
  );
}

/** Tags; else a body without a purpose. */
function typesOf(annotation: WebAnnotation): readonly string[] {
  const tags = valuesOf(annotation, 'tagging');
  if (tags.length > 0) return tags;
  return annotation.body.flatMap((item) => {
    if (typeof item === 'string') return [item];
    return item.purpose === undefined && item.value !== undefined ? [item.value] : [];
  });
}

function extrasOf(annotation: WebAnnotation): ItemExtras {
  const [score] = valuesOf(annotation, 'assessing').map(Number).filter(Number.isFinite);
  return {
    score,
    note: valuesOf(annotation, 'commenting').join('\n'),
    attributes: valuesOf(annotation, 'describing'),
  };
}

function spanOf({ target }: WebAnnotation): FileSpan | undefined {
  for (const item of target) {
    if (typeof item === 'string') continue;
    const place = item.selector.find(({ type }) => type === 'TextPositionSelector');
    const quote = item.selector.find(({ type }) => type === 'TextQuoteSelector')?.exact;
    if (place?.start !== undefined && place.end !== undefined) {
      return { start: place.start, end: place.end, quote };
    }
    if (quote !== undefined) return { start: 0, end: 0, quote };
  }
  return undefined;
}

function targetsOf({ target }: WebAnnotation): readonly string[] {
  return target.flatMap((item) => (typeof item === 'string' ? [item] : (item.id ?? [])));
}
