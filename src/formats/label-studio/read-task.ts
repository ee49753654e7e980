/** One task of Label Studio: annotations become decisions, predictions stay predictions. */
import type { FileSpan, ImportDraft } from '../import-draft';
import type { ItemExtras } from '../import-layer';
import { eventMeta, type Completion, type LabelStudioResult, type Task } from './shapes';

export const TASK_LOSSES = [
  'cancelled',
  'several-labels',
  'several-models',
  'no-label',
  'other-result',
  'bidirectional',
  'missing-end',
] as const;

/** `text`, else the longest string of the task's data. */
export function textOf({ data }: Task): string | undefined {
  const text = data.get('text');
  if (typeof text === 'string') return text;
  const strings = [...data.values()].filter((value) => typeof value === 'string');
  return strings.toSorted((a, b) => b.length - a.length)[0];
}

export function fillTask(task: Task, draft: ImportDraft): void {
  for (const completion of task.annotations ?? task.completions ?? []) {
    draft.decide();
    fillCompletion(completion, draft);
  }
  let model: string | undefined;
  for (const completion of task.predictions ?? []) {
    const version = completion.model_version ?? 'Label Studio';
    model ??= version;
    if (version !== model) {
      draft.lose('several-models', 'finds of several models are kept as those of the first');
    }
    draft.predict(version);
    fillCompletion(completion, draft);
  }
}

/** Regions by their id: a mention, or the event that a region stands for. */
interface Regions {
  readonly mentions: Map<string, string>;
  readonly events: Map<string, string>;
}

function fillCompletion(
  { result = [], was_cancelled: cancelled }: Completion,
  draft: ImportDraft,
): void {
  if (cancelled === true) {
    if (result.length > 0) draft.lose('cancelled', 'the annotation was cancelled', result.length);
    return;
  }
  fillResults(result, draft);
}

function fillResults(result: readonly LabelStudioResult[], draft: ImportDraft): void {
  const regions: Regions = { mentions: new Map(), events: new Map() };
  const spans = result.filter(
    ({ type, value }) => type !== 'relation' && spanOf(value) !== undefined,
  );
  const isEvent = (item: LabelStudioResult): boolean => eventOf(item) !== undefined;
  for (const item of spans.filter((span) => !isEvent(span))) addRegion(item, regions, draft);
  for (const item of spans.filter(isEvent)) addEvent(item, regions, draft);
  for (const item of result) {
    if (item.type === 'relation') addRelation(item, regions, draft);
    else if (!spans.includes(item)) {
      draft.lose('other-result', `results of type ${item.type} have no place`);
    }
  }
}

function eventOf({
  meta,
}: LabelStudioResult): { event: string; trigger: string | undefined } | undefined {
  const read = eventMeta(meta?.chinchilla, '');
  return read.ok ? read.value : undefined;
}

function spanOf(value: LabelStudioResult['value']): { start: number; end: number } | undefined {
  if (value === undefined) return undefined;
  const { start, end, globalOffsets } = value;
  if (globalOffsets !== undefined) return globalOffsets;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
}

function labelsOf(value: LabelStudioResult['value'], draft: ImportDraft): readonly string[] {
  const labels = value?.labels ?? value?.hypertextlabels ?? [];
  if (labels.length === 0) draft.lose('no-label', 'a region without a label is no mention');
  if (labels.length > 1) {
    const why = 'a region with several labels is several mentions';
    draft.lose('several-labels', why, labels.length - 1);
  }
  return labels;
}

/** Every label is a mention; links go to the first. */
function addRegion(item: LabelStudioResult, { mentions }: Regions, draft: ImportDraft): void {
  const { id, value } = item;
  const span = spanOf(value);
  if (span === undefined) return;
  const labels = labelsOf(value, draft);
  for (const label of labels) {
    const own = draft.listedMention(label, placeOf(span, value), extrasOf(item));
    if (own !== undefined && id !== undefined && !mentions.has(id)) mentions.set(id, own);
  }
}

function addEvent(item: LabelStudioResult, regions: Regions, draft: ImportDraft): void {
  const known = eventOf(item);
  const span = spanOf(item.value);
  const { id, value } = item;
  if (known === undefined || span === undefined || id === undefined) return;
  const { event, trigger } = known;
  const own =
    trigger === undefined
      ? draft.mention(event, placeOf(span, value), extrasOf(item))
      : regions.mentions.get(trigger);
  if (own === undefined) {
    if (trigger !== undefined) loseEnd(draft);
    return;
  }
  regions.events.set(id, draft.event(event, own, extrasOf(item)));
  regions.mentions.set(id, own);
}

/** Ids of head and tail, as the arrow goes. */
function endsOf({
  direction,
  from_id: from = '',
  to_id: to = '',
}: LabelStudioResult): [string, string] {
  return direction === 'left' ? [to, from] : [from, to];
}

function addRelation(item: LabelStudioResult, regions: Regions, draft: ImportDraft): void {
  const { labels = [] } = item;
  const [head, tail] = endsOf(item);
  const first = regions.mentions.get(head);
  const second = regions.mentions.get(tail);
  if (first === undefined || second === undefined) {
    loseEnd(draft);
    return;
  }
  if (labels.length > 1) {
    draft.lose('several-labels', 'a relation with several labels is several', labels.length - 1);
  }
  const event = regions.events.get(head);
  const extras = extrasOf(item);
  for (const label of labels.length === 0 ? [''] : labels) {
    if (event !== undefined) draft.argument(event, label, second, extras);
    else draft.relation(label, first, second, extras);
    if (item.direction !== 'bi') continue;
    draft.lose('bidirectional', 'a relation in both directions is two relations');
    draft.relation(label, second, first, extras);
  }
}

function placeOf(
  span: { readonly start: number; readonly end: number },
  value: LabelStudioResult['value'],
): FileSpan {
  const quote = typeof value?.text === 'string' ? value.text : undefined;
  return { ...span, quote, loose: true };
}

function extrasOf({ value, score, meta }: LabelStudioResult): ItemExtras {
  return { score: value?.score ?? score, note: meta?.text?.join('\n') };
}

function loseEnd(draft: ImportDraft): void {
  draft.lose('missing-end', 'a link names a region that was not read');
}
