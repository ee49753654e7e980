/** Root spans and their children as mentions, relations and events of one window. */
import type { EventArgument, EventMention, Extraction } from '../../src/core/extraction';
import { KIND, type LabelPlan } from './label-plan';
import { argumentsOf, eventScore } from './event-arguments';
import type { LinkRules } from './link-score';
import { MentionTable } from './mention-table';
import { relationsOf, type RootFind } from './relations';

function eventOf(
  text: string,
  find: RootFind,
  plan: LabelPlan,
  mentions: MentionTable,
  rules: LinkRules,
): EventMention {
  const { span } = find;
  const { name = '', links = [] } = plan.roots[span.label] ?? {};
  const scored = argumentsOf(text, find, links, rules);
  const found = scored.map(({ role, mentionType, span: filler, score }): EventArgument => {
    return { role, mention: mentions.add(mentionType, filler, score), score };
  });
  const score = eventScore(span.score, scored, links);
  const trigger = mentions.add(name, span, score);
  return { type: name, trigger, arguments: found, score };
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
