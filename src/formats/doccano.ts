/** doccano: sequence labels, entities with relations, and the older shapes; offsets as JavaScript counts. */
import type { ExportView } from './export-view';
import { PLAIN_LOSSES } from './export-view';
import type { Format, ReadOptions } from './format';
import type { ImportDraft } from './import-draft';
import { recordFormat } from './record-format';
import {
  array,
  either,
  integer,
  nullable,
  object,
  string,
  tuple,
  unknown,
  type Shape,
} from './shape';
import { UnitIndex } from './unit-index';

const id = nullable(either(string, integer));

const sequence = array(tuple3(integer, integer, string));
const entities = array(object({ id, start_offset: integer, end_offset: integer, label: string }));
const relations = array(object({ id, from_id: unknown, to_id: unknown, type: string }));

const record = object({
  id,
  text: nullable(string),
  data: nullable(string),
  label: nullable(either(sequence, array(string))),
  labels: nullable(sequence),
  entities: nullable(either(entities, sequence)),
  relations: nullable(relations),
  cats: nullable(array(unknown)),
  Comments: nullable(array(unknown)),
});

type Value<S> = S extends Shape<infer T> ? T : never;
type DoccanoRecord = Value<typeof record>;

/** `text`, or `data` in older exports, and labels in one of the places where they may be. */
const doccanoShape: Shape<DoccanoRecord> = (value, at) => {
  const read = record(value, at);
  if (!read.ok) return read;
  const { text, data } = read.value;
  if (text === undefined && data === undefined) {
    return { ok: false, error: `expected a string at ${at}.text, found nothing` };
  }
  return read;
};

interface Span {
  readonly id: unknown;
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** The shape with offsets in the given unit: doccano itself counts UTF-16 code units. */
export const DOCCANO: Format = recordFormat<DoccanoRecord>({
  id: 'doccano',
  name: 'doccano JSONL',
  extensions: ['.jsonl', '.json'],
  losses: [...PLAIN_LOSSES, 'no-events', 'no-arguments', 'missing-end', 'category', 'comment'],
  read: {
    shape: doccanoShape,
    text: ({ text, data }) => text ?? data ?? '',
    documentId: (value) => (value.id === undefined ? undefined : String(value.id)),
    fill,
  },
  checks: [],
  unit: 'utf16',
  write: (view) => [recordOf(view)],
});

function fill(value: DoccanoRecord, draft: ImportDraft, { offsets = 'utf16' }: ReadOptions): void {
  const spans = spansOf(value);
  const unit = fittingUnit(draft.text, spans, offsets);
  if (unit !== offsets) {
    const detail = `offsets do not fit the text as ${offsets}; they were read as ${unit}`;
    draft.lose('offset-unit', detail, spans.length);
  }
  fillRelations(value, fillSpans(spans, unit, draft), draft);
  const classes = (value.label ?? []).filter((item) => typeof item === 'string').length;
  const cats = (value.cats ?? []).length;
  loseSome(draft, 'category', 'classes of a text have no place', classes + cats);
  loseSome(draft, 'comment', 'comments on a text have no place', (value.Comments ?? []).length);
}

function fillSpans(
  spans: readonly Span[],
  unit: 'utf16' | 'code-point',
  draft: ImportDraft,
): ReadonlyMap<unknown, string> {
  const ids = new Map<unknown, string>();
  for (const { id: key, start, end, label } of spans) {
    const span = unit === 'utf16' ? { start, end, unit } : { start, end };
    const own = draft.listedMention(label, span);
    if (own !== undefined && key !== undefined) ids.set(key, own);
  }
  return ids;
}

function fillRelations(
  value: DoccanoRecord,
  ids: ReadonlyMap<unknown, string>,
  draft: ImportDraft,
): void {
  for (const { from_id: from, to_id: to, type } of value.relations ?? []) {
    const head = ids.get(from);
    const tail = ids.get(to);
    if (head !== undefined && tail !== undefined) draft.relation(type, head, tail);
    else draft.lose('missing-end', 'a relation names an entity that was not read');
  }
}

function loseSome(draft: ImportDraft, code: string, detail: string, count: number): void {
  if (count > 0) draft.lose(code, detail, count);
}

function spansOf({ entities: listed, label, labels }: DoccanoRecord): readonly Span[] {
  return [...(listed ?? labels ?? label ?? [])].flatMap((item) => {
    if (typeof item === 'string') return [];
    if ('start_offset' in item) {
      return [{ id: item.id, start: item.start_offset, end: item.end_offset, label: item.label }];
    }
    return [{ id: undefined, start: item[0], end: item[1], label: item[2] }];
  });
}

/** There is no quote to tell: another unit is taken only where the first fits nowhere near. */
function fittingUnit(
  text: string,
  spans: readonly Span[],
  first: 'utf16' | 'code-point',
): 'utf16' | 'code-point' {
  const index = new UnitIndex(text);
  const fits = {
    utf16: ({ start, end }: Span): boolean =>
      index.toCodePoints(start) !== undefined && index.toCodePoints(end) !== undefined,
    'code-point': ({ start, end }: Span): boolean =>
      index.toUnits(start) !== undefined && index.toUnits(end) !== undefined,
  };
  const second = first === 'utf16' ? 'code-point' : 'utf16';
  return !spans.every(fits[first]) && spans.every(fits[second]) ? second : first;
}

/** `label` is what a project for sequences reads, `entities` and `relations` what one with relations does. */
function recordOf(view: ExportView): unknown {
  const { mentions, relations: links, events } = view.placed();
  view.loseEvents(events);
  const numbers = new Map(mentions.map(({ mention }, index) => [mention.id, index]));
  return {
    id: view.document.id,
    text: view.text,
    label: mentions.map(({ mention, span }) => [span.start, span.end, mention.type]),
    entities: mentions.map(({ mention, span }, index) => ({
      id: index,
      start_offset: span.start,
      end_offset: span.end,
      label: mention.type,
    })),
    relations: links.map(({ type, head, tail }, index) => ({
      id: index,
      from_id: numbers.get(head),
      to_id: numbers.get(tail),
      type,
    })),
    Comments: [],
  };
}

function tuple3<A, B, C>(
  first: Shape<A>,
  second: Shape<B>,
  third: Shape<C>,
): Shape<readonly [A, B, C]> {
  return (value, at) => {
    const pair = tuple(first, second)(Array.isArray(value) ? value.slice(0, 2) : value, at);
    if (!pair.ok) return pair;
    const last = third(
      Array.isArray(value) && value.length === 3 ? value[2] : undefined,
      `${at}[2]`,
    );
    return last.ok ? { ok: true, value: [...pair.value, last.value] } : last;
  };
}
