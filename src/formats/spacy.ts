/** spaCy: the JSON of `Doc.to_json`, one document a line, and a script that makes a `.spacy` file of it. */
import type { ExportView, Placed } from './export-view';
import { PLAIN_LOSSES } from './export-view';
import type { Format } from './format';
import type { ImportDraft } from './import-draft';
import { recordFormat } from './record-format';
import { spacyTokens } from './spacy-tokens';
import { array, dictionary, integer, nullable, object, string, unknown, type Shape } from './shape';

const span = object({ start: integer, end: integer, label: string });
const link = object({ head: integer, tail: integer, label: string });
const event = object({
  label: string,
  trigger: integer,
  arguments: array(object({ role: string, mention: integer })),
});

/** Extension attributes are ours: links by the index of a span in the group `mentions`. */
const docShape = object({
  text: string,
  ents: nullable(array(span)),
  spans: nullable(dictionary(array(span))),
  cats: nullable(dictionary(unknown)),
  _: nullable(
    object({
      document_id: nullable(string),
      relations: nullable(array(link)),
      events: nullable(array(event)),
    }),
  ),
});

type DocJson = Value<typeof docShape>;
type Value<S> = S extends Shape<infer T> ? T : never;

const GROUP = 'mentions';

const SCRIPT = `# Makes spacy.spacy from spacy.jsonl: python to_docbin.py
# spaCy has no half characters: U+FFFD takes their place.
import json, re, spacy
from spacy.tokens import Doc, DocBin
for name in ("document_id", "relations", "events"):
    Doc.set_extension(name, default=None)
vocab = spacy.blank("zh").vocab
lines = open("spacy.jsonl", encoding="utf-8").read().split("\\n")
half = re.compile(r"(?<!\\\\)((?:\\\\\\\\)*)\\\\ud[89a-f][0-9a-f]{2}")
whole = [half.sub(r"\\1\\\\ufffd", line) for line in lines if line]
docs = [Doc(vocab).from_json(json.loads(line)) for line in whole]
DocBin(docs=docs, store_user_data=True).to_disk("spacy.spacy")
`;

export const SPACY: Format = recordFormat<DocJson>({
  id: 'spacy',
  name: 'spaCy Doc JSON',
  extensions: ['.jsonl', '.json'],
  losses: [...PLAIN_LOSSES, 'inside-token', 'missing-end', 'category'],
  read: {
    shape: docShape,
    text: ({ text }) => text,
    documentId: (value) => value._?.document_id,
    fill,
  },
  checks: [],
  extra: { path: 'to_docbin.py', content: SCRIPT },
  write: (view) => [docOf(view)],
});

function fill(doc: DocJson, draft: ImportDraft): void {
  const ids = fillMentions(doc, draft);
  fillRelations(doc, ids, draft);
  fillEvents(doc, ids, draft);
  const cats = doc.cats?.size ?? 0;
  if (cats > 0) draft.lose('category', 'classes of a text have no place', cats);
}

type Ids = readonly (string | undefined)[];

/** The ids of our own group, by index. */
function fillMentions(doc: DocJson, draft: ImportDraft): Ids {
  const groups = doc.spans ?? new Map<string, readonly Value<typeof span>[]>();
  const ids = (groups.get(GROUP) ?? []).map((item) => draft.listedMention(item.label, item));
  for (const [name, spans] of groups) {
    if (name !== GROUP) for (const item of spans) draft.mention(item.label, item);
  }
  for (const item of doc.ents ?? []) draft.mention(item.label, item);
  return ids;
}

function fillRelations(doc: DocJson, ids: Ids, draft: ImportDraft): void {
  for (const { head, tail, label } of doc._?.relations ?? []) {
    const from = ids[head];
    const to = ids[tail];
    if (from !== undefined && to !== undefined) draft.relation(label, from, to);
    else loseEnd(draft, 1);
  }
}

function fillEvents(doc: DocJson, ids: Ids, draft: ImportDraft): void {
  for (const { label, trigger, arguments: parts } of doc._?.events ?? []) {
    const own = ids[trigger];
    if (own === undefined) {
      loseEnd(draft, 1 + parts.length);
      continue;
    }
    const id = draft.event(label, own);
    for (const { role, mention } of parts) {
      const filler = ids[mention];
      if (filler === undefined) loseEnd(draft, 1);
      else draft.argument(id, role, filler);
    }
  }
}

function loseEnd(draft: ImportDraft, count: number): void {
  draft.lose('missing-end', 'a link names a span that was not read', count);
}

/** `ents` may not overlap: the rest is in `spans`. spaCy refuses a document with a span inside a token. */
function docOf(view: ExportView): unknown {
  const tokens = spacyTokens(view.text);
  const starts = new Set(tokens.map(({ start }) => start));
  const ends = new Set(tokens.map(({ end }) => end));
  const placed = view.placed(({ start, end }) => starts.has(start) && ends.has(end));
  const spans = placed.mentions.map(({ mention, span: { start, end } }) => ({
    start,
    end,
    label: mention.type,
    kb_id: '',
  }));
  return {
    text: view.text,
    ents: apart(placed, view.text),
    spans: { [GROUP]: spans },
    tokens: tokens.map((token, id) => ({ id, ...token })),
    _: { document_id: view.document.id, ...linksOf(placed) },
  };
}

function linksOf({ mentions, relations, events }: Placed): object {
  const index = new Map(mentions.map(({ mention }, at) => [mention.id, at]));
  return {
    relations: relations.map(({ type, head, tail }) => ({
      head: index.get(head),
      tail: index.get(tail),
      label: type,
    })),
    events: events.map(({ type, trigger, arguments: parts }) => ({
      label: type,
      trigger: index.get(trigger),
      arguments: parts.map(({ role, mention }) => ({ role, mention: index.get(mention) })),
    })),
  };
}

/** Mentions in order, none in another and, as spaCy demands, none with white space at an edge. */
function apart({ mentions }: Placed, text: string): readonly object[] {
  const kept: { start: number; end: number; label: string }[] = [];
  for (const { mention, span: own } of mentions) {
    if (/^\s|\s$/u.test(text.slice(mention.start, mention.end))) continue;
    if (own.start >= (kept.at(-1)?.end ?? 0)) kept.push({ ...own, label: mention.type });
  }
  return kept;
}
