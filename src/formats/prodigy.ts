/** Prodigy: tasks with spans, relations and an answer; a task without an answer is a suggestion. */
import type { ExportView, Placed } from './export-view';
import { PLAIN_LOSSES } from './export-view';
import type { Format } from './format';
import type { FileSpan, ImportDraft } from './import-draft';
import { provenanceOf } from './provenance';
import { recordFormat } from './record-format';
import { array, integer, nullable, number, object, oneOf, string, type Shape } from './shape';

const span = object({
  start: integer,
  end: integer,
  token_start: nullable(integer),
  token_end: nullable(integer),
  label: nullable(string),
  text: nullable(string),
  source: nullable(string),
  score: nullable(number),
});

const taskShape = object({
  text: string,
  spans: nullable(array(span)),
  relations: nullable(
    array(
      object({
        head: nullable(integer),
        child: nullable(integer),
        head_span: nullable(span),
        child_span: nullable(span),
        label: string,
        score: nullable(number),
      }),
    ),
  ),
  answer: nullable(oneOf('accept', 'reject', 'ignore')),
  meta: nullable(object({ id: nullable(string) })),
});

type Value<S> = S extends Shape<infer T> ? T : never;
type Task = Value<typeof taskShape>;
type TaskSpan = Value<typeof span>;

export const PRODIGY: Format = recordFormat<Task>({
  id: 'prodigy',
  name: 'Prodigy JSONL',
  extensions: ['.jsonl', '.json'],
  losses: [...PLAIN_LOSSES, ...['no-events', 'no-arguments', 'missing-end', 'ignored', 'no-label']],
  read: {
    shape: taskShape,
    text: ({ text }) => text,
    documentId: ({ meta }) => meta?.id,
    groupKey: ({ meta, text }) =>
      meta?.id === undefined ? undefined : JSON.stringify([meta.id, text]),
    fill,
  },
  checks: [],
  keeps: ['no-scores', 'no-states'],
  write: tasksOf,
});

function fill({ spans = [], relations = [], answer }: Task, draft: ImportDraft): void {
  if (answer === 'ignore') {
    const count = spans.length + relations.length;
    if (count > 0) draft.lose('ignored', 'a task that was ignored says nothing', count);
    return;
  }
  stand(spans, answer, draft);
  fillRelations(relations, fillSpans(spans, draft), draft);
}

function stand(spans: readonly TaskSpan[], answer: Task['answer'], draft: ImportDraft): void {
  if (answer === undefined) draft.predict(spans.find((item) => item.source)?.source ?? 'Prodigy');
  else draft.decide(answer === 'accept' ? 'accepted' : 'rejected');
}

/** Ids of the mentions by their last token. */
function fillSpans(spans: readonly TaskSpan[], draft: ImportDraft): ReadonlyMap<number, string> {
  const byToken = new Map<number, string>();
  for (const item of spans) {
    if (item.label === undefined) {
      draft.lose('no-label', 'a span without a label is no mention');
      continue;
    }
    const id = draft.listedMention(item.label, placeOf(item), { score: item.score });
    if (id !== undefined && item.token_end !== undefined) byToken.set(item.token_end, id);
  }
  return byToken;
}

function fillRelations(
  relations: NonNullable<Task['relations']>,
  byToken: ReadonlyMap<number, string>,
  draft: ImportDraft,
): void {
  const endOf = (own: TaskSpan | undefined, token: number | undefined): string | undefined =>
    own?.label === undefined ? byToken.get(token ?? -1) : draft.mention(own.label, placeOf(own));
  for (const { head_span: from, child_span: to, head, child, label, score } of relations) {
    const ends = [endOf(from, head), endOf(to, child)] as const;
    if (ends[0] !== undefined && ends[1] !== undefined)
      draft.relation(label, ends[0], ends[1], { score });
    else draft.lose('missing-end', 'a relation names a span that was not read');
  }
}

function placeOf({ start, end, text }: TaskSpan): FileSpan {
  return { start, end, quote: text };
}

/** What was accepted is a task with an answer; what is not decided is another one without. */
function tasksOf(view: ExportView): readonly unknown[] {
  const placed = view.placed();
  view.loseEvents(placed.events);
  const isAccepted = (item: { readonly id?: string }): boolean =>
    provenanceOf(view.document, item).state === 'accepted';
  const accepted = placed.mentions.filter(({ mention }) => isAccepted(mention));
  const decided = {
    ...placed,
    mentions: accepted,
    relations: placed.relations.filter(isAccepted),
  };
  const open = placed.relations.filter((relation) => !isAccepted(relation));
  const ends = new Set(open.flatMap(({ head, tail }) => [head, tail]));
  const found = {
    ...placed,
    mentions: placed.mentions.filter(({ mention }) => !isAccepted(mention) || ends.has(mention.id)),
    relations: open,
  };
  if (found.mentions.length === 0) return [taskOf(view, decided, true)];
  const tasks = [taskOf(view, found, false)];
  return accepted.length === 0 ? tasks : [taskOf(view, decided, true), ...tasks];
}

function taskOf(view: ExportView, { mentions, relations }: Placed, accepted: boolean): unknown {
  const source = view.document.predictions?.model;
  const spans = new Map(
    mentions.map(({ mention, span: { start, end } }) => [
      mention.id,
      {
        start,
        end,
        token_start: start,
        token_end: end - 1,
        label: mention.type,
        ...(accepted ? {} : { source, score: mention.score }),
      },
    ]),
  );
  const links = relations.map(({ type, head, tail, score }) => ({
    head: spans.get(head)?.token_end,
    child: spans.get(tail)?.token_end,
    head_span: spans.get(head),
    child_span: spans.get(tail),
    label: type,
    ...(accepted ? {} : { score }),
  }));
  return {
    text: view.text,
    tokens: Array.from(view.text, (text, id) => ({ text, start: id, end: id + 1, id, ws: false })),
    spans: [...spans.values()],
    relations: links,
    meta: { id: view.document.id },
    ...(accepted ? { answer: 'accept' } : {}),
  };
}
