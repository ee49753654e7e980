/** Faults planted in annotations on purpose: how many of them a check finds is its measure. */
import type { TextRandom } from '../../core/random';
import type { LabelledSpan } from './tags';

export const PLANTED_KINDS = ['other-label', 'other-edges', 'missing'] as const;
export type PlantedKind = (typeof PLANTED_KINDS)[number];

export interface Planted {
  readonly kind: PlantedKind;
  /** Index of the text. */
  readonly text: number;
  /** As it was. */
  readonly was: LabelledSpan;
  /** As it is now; absent where it was taken away. */
  readonly now?: LabelledSpan;
}

export interface Spoiled {
  readonly spans: readonly (readonly LabelledSpan[])[];
  readonly planted: readonly Planted[];
}

interface Annotated {
  readonly text: string;
  readonly spans: readonly LabelledSpan[];
}

/** Code units that an edge moves by at most. */
const FARTHEST = 2;

/** `share` of the mentions get another label, another edge, or go: as many of each kind. */
export function plantFaults(
  texts: readonly Annotated[],
  share: number,
  random: TextRandom,
): Spoiled {
  const places = texts.flatMap(({ spans }, text) => spans.map((span) => ({ text, span })));
  const labels = places.map(({ span }) => span.label);
  const count = Math.round(places.length * share);
  const planted: Planted[] = [];
  for (const { text, span } of random.some(places, places.length)) {
    if (planted.length === count) break;
    const kind = PLANTED_KINDS[planted.length % PLANTED_KINDS.length] ?? 'missing';
    const others = (texts[text]?.spans ?? []).filter((other) => other !== span);
    const taken = planted.flatMap((one) => (one.text === text && one.now ? [one.now] : []));
    const fault = spoil(
      kind,
      span,
      { text: texts[text]?.text ?? '', others, taken, labels },
      random,
    );
    if (fault !== undefined) planted.push({ ...fault, text });
  }
  return { spans: applied(texts, planted), planted };
}

interface Surroundings {
  readonly text: string;
  readonly others: readonly LabelledSpan[];
  readonly taken: readonly LabelledSpan[];
  /** Of all mentions: frequent labels are drawn often. */
  readonly labels: readonly number[];
}

/** Undefined where the mention has no room for the fault. */
function spoil(
  kind: PlantedKind,
  was: LabelledSpan,
  { text, others, taken, labels }: Surroundings,
  random: TextRandom,
): Omit<Planted, 'text'> | undefined {
  if (kind === 'missing') return { kind, was };
  if (kind === 'other-label') {
    const label = random.pick(labels.filter((other) => other !== was.label));
    return label === undefined ? undefined : { kind, was, now: { ...was, label } };
  }
  const moves = shifts(was).filter(
    ({ start, end }) =>
      start >= 0 &&
      end <= text.length &&
      start < end &&
      [...others, ...taken].every((other) => end <= other.start || other.end <= start),
  );
  const now = random.pick(moves);
  return now === undefined ? undefined : { kind, was, now };
}

/** One edge moved, in or out. */
function shifts(span: LabelledSpan): readonly LabelledSpan[] {
  const by = Array.from({ length: FARTHEST }, (_, index) => index + 1).flatMap((n) => [n, -n]);
  return by.flatMap((move) => [
    { ...span, start: span.start + move },
    { ...span, end: span.end + move },
  ]);
}

function applied(
  texts: readonly Annotated[],
  planted: readonly Planted[],
): readonly (readonly LabelledSpan[])[] {
  const nowOf = new Map(planted.map(({ was, now }) => [was, now]));
  return texts.map(({ spans }) =>
    spans.flatMap((span) => {
      if (!nowOf.has(span)) return [span];
      const now = nowOf.get(span);
      return now === undefined ? [] : [now];
    }),
  );
}
