/** Root spans and their children as mentions, relations and events of one window. */
import type {
  EventArgument,
  EventMention,
  Extraction,
  Mention,
  Relation,
} from '../../src/core/extraction';
import { KIND, type LabelPlan, type RootLabel } from './label-plan';
import type { Span } from './spans';

/** Spans with offsets into the whole text. */
export interface RootFind {
  readonly span: Span;
  readonly children: readonly Span[];
}

class MentionTable {
  readonly #text: string;
  readonly #byKey = new Map<string, Mention>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The id of the mention; a second sighting keeps the higher score. */
  add(type: string, { start, end, score }: Span): string {
    const id = JSON.stringify([type, start, end]);
    const known = this.#byKey.get(id);
    if (known === undefined || (known.score ?? 0) < score) {
      this.#byKey.set(id, { id, type, start, end, text: this.#text.slice(start, end), score });
    }
    return id;
  }

  all(): Mention[] {
    return [...this.#byKey.values()];
  }
}

interface Finds {
  readonly mentions: MentionTable;
  readonly relations: Map<string, Relation>;
  readonly events: EventMention[];
}

/** As strong as the weaker of its two ends. The same strings related twice are one relation: the stronger. */
function addRelations(finds: Finds, text: string, root: RootLabel, find: RootFind): void {
  const { span, children } = find;
  for (const child of children) {
    for (const link of root.links) {
      if (link.label !== child.label || (child.start === span.start && child.end === span.end)) {
        continue;
      }
      const score = Math.min(span.score, child.score);
      const words = [text.slice(span.start, span.end), text.slice(child.start, child.end)];
      const key = JSON.stringify([link.type, root.name, link.mentionType, ...words]);
      if ((finds.relations.get(key)?.score ?? 0) >= score) continue;
      const head = finds.mentions.add(root.name, span);
      const tail = finds.mentions.add(link.mentionType, child);
      finds.relations.set(key, { type: link.type, head, tail, score });
    }
  }
}

function addEvent(finds: Finds, root: RootLabel, { span, children }: RootFind): void {
  const found: EventArgument[] = [];
  for (const child of children) {
    for (const link of root.links) {
      if (link.label !== child.label) continue;
      const mention = finds.mentions.add(link.mentionType, child);
      found.push({ role: link.type, mention, score: Math.min(span.score, child.score) });
    }
  }
  const trigger = finds.mentions.add(root.name, span);
  finds.events.push({ type: root.name, trigger, arguments: found, score: span.score });
}

/** A relation's head with no tail leaves nothing behind: it was a step, not a find. */
function usedOnly(finds: Finds, plan: LabelPlan, roots: readonly RootFind[]): Mention[] {
  const used = new Set<string>();
  const relations = [...finds.relations.values()];
  for (const { head, tail } of relations) used.add(head).add(tail);
  for (const event of finds.events) {
    used.add(event.trigger);
    for (const { mention } of event.arguments) used.add(mention);
  }
  for (const { span } of roots) {
    const root = plan.roots[span.label];
    if (root?.kind === KIND.entity) used.add(JSON.stringify([root.name, span.start, span.end]));
  }
  return finds.mentions.all().filter(({ id }) => used.has(id));
}

export function assemble(text: string, plan: LabelPlan, roots: readonly RootFind[]): Extraction {
  const finds: Finds = { mentions: new MentionTable(text), relations: new Map(), events: [] };
  for (const find of roots) {
    const root = plan.roots[find.span.label];
    if (root === undefined) continue;
    if (root.kind === KIND.entity) finds.mentions.add(root.name, find.span);
    if (root.kind === KIND.subject) addRelations(finds, text, root, find);
    if (root.kind === KIND.trigger) addEvent(finds, root, find);
  }
  const mentions = usedOnly(finds, plan, roots);
  const relations = [...finds.relations.values()];
  return { mentions, relations, events: finds.events, issues: [] };
}
