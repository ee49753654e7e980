/** Root spans and their children as mentions, relations and events of one window. */
import type { EventArgument, EventMention, Extraction } from '../../src/core/extraction';
import { KIND, type LabelPlan } from './label-plan';
import { distanceOdds, linkLogOdds, probabilityOf, type LinkRules } from './link-score';
import { MentionTable } from './mention-table';
import { relationsOf, type RootFind } from './relations';

/** Weight of the trigger's score: an event below the threshold hides its arguments anyway. By validation text. */
const TRIGGER_SHARE = 0.1;

function eventOf(
  text: string,
  { span, children }: RootFind,
  plan: LabelPlan,
  mentions: MentionTable,
  rules: LinkRules,
): EventMention {
  const { name = '', links = [] } = plan.roots[span.label] ?? {};
  const found: EventArgument[] = [];
  for (const child of children) {
    const odds = linkLogOdds(span.score, child.score, TRIGGER_SHARE);
    const score = probabilityOf(odds + distanceOdds(text, span, child) + rules.argument);
    if (score < rules.floor) continue;
    for (const { label, type, mentionType } of links) {
      if (label !== child.label) continue;
      found.push({ role: type, mention: mentions.add(mentionType, child, score), score });
    }
  }
  const trigger = mentions.add(name, span, span.score);
  return { type: name, trigger, arguments: found, score: span.score };
}

function ofKind(plan: LabelPlan, roots: readonly RootFind[], kind: number): RootFind[] {
  return roots.filter(({ span }) => plan.roots[span.label]?.kind === kind);
}

/** A relation's head with no tail leaves nothing behind: it was a step, not a find. */
export function assemble(
  text: string,
  plan: LabelPlan,
  roots: readonly RootFind[],
  rules: LinkRules,
): Extraction {
  const mentions = new MentionTable(text);
  for (const { span } of ofKind(plan, roots, KIND.entity)) {
    mentions.add(plan.roots[span.label]?.name ?? '', span, span.score);
  }
  const heads = ofKind(plan, roots, KIND.subject);
  const relations = relationsOf(text, plan, heads, mentions, rules);
  const events = ofKind(plan, roots, KIND.trigger).map((find) =>
    eventOf(text, find, plan, mentions, rules),
  );
  return { mentions: mentions.all(), relations, events, issues: [] };
}
