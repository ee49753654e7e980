/** The arguments of one event, each with a score, and how sure the event is with them. */
import { SINGLE_ROLES } from '../../src/presets/single-roles';
import type { RootLabel } from './label-plan';
import { distanceOdds, linkLogOdds, logOdds, probabilityOf, type LinkRules } from './link-score';
import type { RootFind } from './relations';
import type { Span } from './spans';

export interface ScoredArgument {
  readonly role: string;
  readonly mentionType: string;
  readonly span: Span;
  readonly score: number;
}

/** Weight of the trigger's score: an event below the threshold hides its arguments anyway. By validation text. */
const TRIGGER_SHARE = 0.1;
/** What a second value of a role that takes one pays in log-odds. By validation text. */
const SECOND_COST = 3;
/** What an event without a likely argument pays in log-odds, where its type has roles. By validation text. */
const BARE_COST = 0.5;
const LIKELY = 0.5;

interface Draft {
  readonly role: string;
  readonly mentionType: string;
  readonly span: Span;
  readonly odds: number;
}

/** Strongest first; those below the floor are left out. */
export function argumentsOf(
  text: string,
  { span, children }: RootFind,
  links: RootLabel['links'],
  rules: LinkRules,
): readonly ScoredArgument[] {
  const drafts = children.flatMap((child): Draft[] => {
    const odds =
      linkLogOdds(span.score, child.score, TRIGGER_SHARE) +
      distanceOdds(text, span, child) +
      rules.argument;
    return links
      .filter(({ label }) => label === child.label)
      .map(({ type, mentionType }) => ({ role: type, mentionType, span: child, odds }));
  });
  const taken = new Set<string>();
  return drafts
    .sort((a, b) => b.odds - a.odds)
    .flatMap(({ role, mentionType, span: filler, odds }): ScoredArgument[] => {
      const second = SINGLE_ROLES.has(role) && taken.has(role);
      taken.add(role);
      const score = probabilityOf(second ? odds - SECOND_COST : odds);
      return score < rules.floor ? [] : [{ role, mentionType, span: filler, score }];
    });
}

/** A trigger alone is less of an event than one with somebody or something in it. */
export function eventScore(
  trigger: number,
  found: readonly ScoredArgument[],
  links: RootLabel['links'],
): number {
  if (links.length === 0 || found.some(({ score }) => score >= LIKELY)) return trigger;
  return probabilityOf(logOdds(trigger) - BARE_COST);
}
