/** A document as a page of Web Annotations. */
import { provenanceOf } from '../provenance';
import type { ExportView, WrittenSpan } from '../export-view';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
/** Code points of text before and after a quote. */
const AROUND = 16;

interface Linked {
  readonly id?: string;
  readonly score?: number;
}

/** `source`: the address of the text, relative to the page. */
export function annotationPage(view: ExportView, source: string): object {
  const { mentions, relations, events } = view.placed();
  const characters = Array.from(view.text);
  const ids = new Map(mentions.map(({ mention }, index) => [mention.id, `#m${index + 1}`]));
  const items: object[] = mentions.map(({ mention, span }) => ({
    id: ids.get(mention.id),
    type: 'Annotation',
    ...madeBy(view, mention),
    body: [tag('tagging', mention.type), ...detailsOf(view, mention)],
    target: { source, selector: selectors(characters, span, mention.text) },
  }));
  for (const [index, { type, head, tail, ...item }] of relations.entries()) {
    items.push(link(view, `#r${index + 1}`, type, [ids.get(head), ids.get(tail)], item));
  }
  for (const [index, event] of events.entries()) {
    const id = `#v${index + 1}`;
    items.push({
      id,
      type: 'Annotation',
      motivation: 'classifying',
      ...madeBy(view, event),
      body: [tag('classifying', event.type), ...detailsOf(view, event)],
      target: { id: ids.get(event.trigger) },
    });
    for (const [place, { role, mention, ...item }] of event.arguments.entries()) {
      items.push(link(view, `${id}-${place + 1}`, role, [id, ids.get(mention)], item));
    }
  }
  return { '@context': CONTEXT, id: '', type: 'AnnotationPage', items };
}

function tag(purpose: string, value: string): object {
  return { type: 'TextualBody', purpose, value };
}

function link(
  view: ExportView,
  id: string,
  type: string,
  ends: readonly (string | undefined)[],
  item: Linked,
): object {
  return {
    id,
    type: 'Annotation',
    motivation: 'linking',
    ...madeBy(view, item),
    body: [tag('tagging', type), ...detailsOf(view, item)],
    target: ends.map((end) => ({ id: end })),
  };
}

function madeBy(view: ExportView, item: Linked): object {
  const { state, origin } = provenanceOf(view.document, item);
  return state === 'accepted' ? {} : { creator: { type: 'Software', name: origin } };
}

function detailsOf(view: ExportView, { id, score }: Linked): readonly object[] {
  const item = id === undefined ? undefined : view.document.items.get(id);
  const note = item?.note ?? '';
  const attributes = item?.kind === 'mention' ? (item.attributes ?? []) : [];
  return [
    ...(score === undefined ? [] : [tag('assessing', String(score))]),
    ...(note === '' ? [] : [tag('commenting', note)]),
    ...attributes.map((name) => tag('describing', name)),
  ];
}

function selectors(
  characters: readonly string[],
  { start, end }: WrittenSpan,
  exact: string,
): readonly object[] {
  const prefix = characters.slice(Math.max(0, start - AROUND), start).join('');
  const suffix = characters.slice(end, end + AROUND).join('');
  return [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
    { type: 'TextPositionSelector', start, end },
  ];
}
