/** langextract: extractions with intervals, which are finds of a model; the ones without are looked for. */
import type { ExportView } from './export-view';
import { PLAIN_LOSSES } from './export-view';
import type { Format } from './format';
import type { ImportDraft } from './import-draft';
import { recordFormat } from './record-format';
import { array, integer, nullable, object, string, unknown, dictionary, type Shape } from './shape';

const extraction = object({
  extraction_class: string,
  extraction_text: string,
  char_interval: nullable(object({ start_pos: nullable(integer), end_pos: nullable(integer) })),
  alignment_status: nullable(string),
  description: nullable(string),
  attributes: nullable(dictionary(unknown)),
});

const documentShape = object({
  extractions: nullable(array(extraction)),
  text: string,
  document_id: nullable(string),
});

type Value<S> = S extends Shape<infer T> ? T : never;
type LangextractDocument = Value<typeof documentShape>;
type Extracted = Value<typeof extraction>;

const MODEL = 'langextract';

export const LANGEXTRACT: Format = recordFormat<LangextractDocument>({
  id: 'langextract',
  name: 'langextract JSONL',
  extensions: ['.jsonl', '.json'],
  losses: [
    ...PLAIN_LOSSES,
    ...['no-relations', 'no-events', 'no-arguments', 'no-interval', 'not-verbatim', 'description'],
  ],
  read: {
    shape: documentShape,
    text: ({ text }) => text,
    documentId: ({ document_id: id }) => id,
    fill,
  },
  checks: [],
  write: (view) => [recordOf(view)],
});

function fill({ extractions = [] }: LangextractDocument, draft: ImportDraft): void {
  draft.predict(MODEL);
  for (const item of extractions) {
    place(item, draft);
    const count = item.attributes?.size ?? 0;
    if (count > 0) draft.lose('no-attributes', 'attributes of finds have no place', count);
    if (item.description !== undefined) draft.lose('description', 'descriptions have no place');
  }
}

function place(item: Extracted, draft: ImportDraft): void {
  const { extraction_class: type, extraction_text: quote, char_interval: interval } = item;
  const start = interval?.start_pos;
  const end = interval?.end_pos;
  if (start === undefined || end === undefined) {
    draft.lose('no-interval', 'no place was given; the first place of the text was looked for');
    draft.listedMention(type, { start: 0, end: 0, quote });
  } else if (item.alignment_status === undefined || item.alignment_status === 'match_exact') {
    draft.listedMention(type, { start, end, quote });
  } else {
    draft.lose('not-verbatim', 'the place was given, but the text there may be another');
    draft.listedMention(type, { start, end });
  }
}

function recordOf(view: ExportView): unknown {
  view.loseAll('no-relations', view.extraction.relations.length);
  view.loseEvents();
  return {
    extractions: view.spans().map(({ mention, span }, index) => ({
      extraction_class: mention.type,
      extraction_text: mention.text,
      char_interval: { start_pos: span.start, end_pos: span.end },
      alignment_status: 'match_exact',
      extraction_index: index + 1,
      group_index: index,
      description: null,
      attributes: {},
    })),
    text: view.text,
    document_id: view.document.id,
  };
}
