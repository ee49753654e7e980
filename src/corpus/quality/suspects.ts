/** Where the probabilities of a chain contradict the annotation of a text. */
import type { Chain } from './chain';
import { BEGIN, SINGLE, tagOf, type LabelledSpan } from './tags';

export type SuspectKind = 'other-label' | 'other-edges' | 'invented' | 'missing';

export interface Suspect {
  readonly kind: SuspectKind;
  /** From 0 to 1: how sure the model is that the annotation is wrong here. */
  readonly score: number;
  /** The annotated mention; of a missing one the span that the model would mark. */
  readonly span: LabelledSpan;
  /** What the model would have; absent where it would have nothing. */
  readonly instead?: LabelledSpan;
}

interface Candidate extends LabelledSpan {
  readonly probability: number;
}

/** Spans that are less likely are not looked at. */
const LEAST = 0.02;
const LONGEST = 48;

/** All spans that are likely enough, the likeliest first. */
function candidates(chain: Chain, length: number, labels: number): readonly Candidate[] {
  const found: Candidate[] = [];
  const put = (start: number, end: number, label: number): void => {
    const probability = chain.spanProbability(start, end, label);
    if (probability >= LEAST) found.push({ start, end, label, probability });
  };
  for (let start = 0; start < length; start += 1) {
    for (let label = 0; label < labels; label += 1) {
      if (chain.probability(start, tagOf(label, SINGLE)) >= LEAST) put(start, start + 1, label);
      if (chain.probability(start, tagOf(label, BEGIN)) < LEAST) continue;
      const last = Math.min(length, start + LONGEST);
      for (let end = start + 2; end <= last; end += 1) put(start, end, label);
    }
  }
  return found.sort((a, b) => b.probability - a.probability);
}

/** One for each mention, and one for each place that is not annotated and that the model would mark. */
export function suspectsOf(
  chain: Chain,
  length: number,
  labels: number,
  spans: readonly LabelledSpan[],
): readonly Suspect[] {
  const likely = candidates(chain, length, labels);
  return [...spans.map((span) => doubt(chain, span, likely)), ...missing(chain, spans, likely)];
}

function doubt(chain: Chain, span: LabelledSpan, likely: readonly Candidate[]): Suspect {
  const { start, end, label } = span;
  const score = 1 - chain.spanProbability(start, end, label);
  const relabelled = likely.find((other) => isSame(other, span) && other.label !== label);
  const moved = likely.find((other) => overlaps(other, span) && !isSame(other, span));
  const nothing = chain.outsideProbability(start, end);
  const [sameP, movedP] = [relabelled?.probability ?? 0, moved?.probability ?? 0];
  if (nothing >= sameP && nothing >= movedP) return { kind: 'invented', score, span };
  return sameP >= movedP
    ? { kind: 'other-label', score, span, ...instead(relabelled) }
    : { kind: 'other-edges', score, span, ...instead(moved) };
}

/** The likeliest spans that touch no mention and not each other. */
function missing(
  chain: Chain,
  spans: readonly LabelledSpan[],
  likely: readonly Candidate[],
): readonly Suspect[] {
  const taken: Range[] = [...spans];
  const found: Suspect[] = [];
  for (const candidate of likely) {
    if (taken.some((other) => overlaps(other, candidate))) continue;
    taken.push(candidate);
    const { start, end } = candidate;
    const score = 1 - chain.outsideProbability(start, end);
    found.push({ kind: 'missing', score, span: spanOf(candidate) });
  }
  return found;
}

/** A suspect and the index of its text. */
export interface PlacedSuspect {
  readonly text: number;
  readonly suspect: Suspect;
}

/**
 * The first `most`, each kind by turns: scores of two kinds say different things. A model that never saw
 * a name is soon sure that nothing stands there, and less often that something does.
 */
export function worstFirst(
  suspects: readonly (readonly Suspect[])[],
  most: number,
): readonly PlacedSuspect[] {
  const byKind = new Map<SuspectKind, PlacedSuspect[]>();
  for (const [text, list] of suspects.entries()) {
    for (const suspect of list) {
      const known = byKind.get(suspect.kind);
      if (known === undefined) byKind.set(suspect.kind, [{ text, suspect }]);
      else known.push({ text, suspect });
    }
  }
  const ranked = [...byKind.values()].flatMap((list) =>
    list
      .sort((a, b) => b.suspect.score - a.suspect.score || a.text - b.text)
      .map((placed, rank) => ({ placed, rank })),
  );
  return ranked
    .sort((a, b) => a.rank - b.rank || b.placed.suspect.score - a.placed.suspect.score)
    .slice(0, most)
    .map(({ placed }) => placed);
}

type Range = Pick<LabelledSpan, 'start' | 'end'>;

function isSame(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function spanOf({ start, end, label }: LabelledSpan): LabelledSpan {
  return { start, end, label };
}

function instead(candidate: Candidate | undefined): { instead?: LabelledSpan } {
  return candidate === undefined ? {} : { instead: spanOf(candidate) };
}
