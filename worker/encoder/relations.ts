/** Heads with their tails as relations, each with a score. */
import type { Relation } from '../../src/core/extraction';
import type { LabelPlan } from './label-plan';
import { cueOdds, distanceOdds, linkLogOdds, probabilityOf, type LinkRules } from './link-score';
import type { MentionTable } from './mention-table';
import type { Span } from './spans';

/** Spans with offsets into the whole text. */
export interface RootFind {
  readonly span: Span;
  readonly children: readonly Span[];
}

interface Claim {
  readonly type: string;
  readonly headType: string;
  readonly tailType: string;
  readonly head: Span;
  readonly tail: Span;
  /** What the head claims: the same words in the same relation are one thing, wherever they stand. */
  readonly claimed: string;
  readonly headText: string;
  readonly odds: number;
}

/** Weight of the head's score, of how much a rival's claim counts, and from how far behind. By validation text. */
const HEAD_SHARE = 0.4;
const RIVALRY = 0.28;
const RIVAL_REACH = 3;

function claimsOf(text: string, plan: LabelPlan, { span, children }: RootFind): Claim[] {
  const root = plan.roots[span.label];
  if (root === undefined) return [];
  return children.flatMap((tail) =>
    root.links
      .filter(({ label }) => label === tail.label)
      .filter(({ mentionType }) => !isItself(text, span, tail, root.name === mentionType))
      .map(({ type, mentionType }): Claim => {
        const claimed = JSON.stringify([type, mentionType, text.slice(tail.start, tail.end)]);
        const headText = JSON.stringify([root.name, text.slice(span.start, span.end)]);
        const odds =
          linkLogOdds(span.score, tail.score, HEAD_SHARE) +
          distanceOdds(text, span, tail) +
          cueOdds(text, type, span, tail);
        const types = { type, headType: root.name, tailType: mentionType };
        return { ...types, head: span, tail, claimed, headText, odds };
      }),
  );
}

/** One span, or one name twice under one type: nobody is his own wife. A film may be of a book of its name. */
function isItself(text: string, head: Span, tail: Span, sameType: boolean): boolean {
  if (head.start === tail.start && head.end === tail.end) return true;
  return sameType && text.slice(head.start, head.end) === text.slice(tail.start, tail.end);
}

/** The strongest claim of each head on each thing. */
function strongest(claims: readonly Claim[]): Map<string, Map<string, Claim>> {
  const byClaimed = new Map<string, Map<string, Claim>>();
  for (const claim of claims) {
    const heads = byClaimed.get(claim.claimed) ?? new Map<string, Claim>();
    byClaimed.set(claim.claimed, heads);
    if ((heads.get(claim.headText)?.odds ?? -Infinity) < claim.odds) {
      heads.set(claim.headText, claim);
    }
  }
  return byClaimed;
}

/** Two heads rarely share a tail: a rival's claim takes from this one, the more the stronger it is. */
function oddsAmong(claim: Claim, heads: Iterable<Claim>): number {
  let rival = -Infinity;
  for (const other of heads) if (other !== claim) rival = Math.max(rival, other.odds);
  return claim.odds - RIVALRY * Math.max(0, rival - claim.odds + RIVAL_REACH);
}

/** The same strings related twice are one relation: the stronger. Its ends are as sure as it is. */
export function relationsOf(
  text: string,
  plan: LabelPlan,
  roots: readonly RootFind[],
  mentions: MentionTable,
  rules: LinkRules,
): Relation[] {
  const byClaimed = strongest(roots.flatMap((find) => claimsOf(text, plan, find)));
  return [...byClaimed.values()].flatMap((heads) =>
    [...heads.values()].flatMap((claim): Relation[] => {
      const score = probabilityOf(oddsAmong(claim, heads.values()) + rules.object);
      if (score < rules.floor) return [];
      const head = mentions.add(claim.headType, claim.head, score);
      const tail = mentions.add(claim.tailType, claim.tail, score);
      return [{ type: claim.type, head, tail, score }];
    }),
  );
}
