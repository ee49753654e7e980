/** A schema as the model sees it: labels to find in the text, and labels to find once a parent is known. */
import type { Schema } from '../../src/core/schema';

/** What a label asks for; the same name means different spans under different kinds. Ids of the model. */
export const KIND = { entity: 0, subject: 1, trigger: 2, object: 3, argument: 4 } as const;
type Kind = (typeof KIND)[keyof typeof KIND];

export interface Label {
  readonly kind: Kind;
  readonly name: string;
  /** What a person wrote of it; not every model reads it. */
  readonly description?: string;
}

/** A child of a root: `label` indexes `LabelPlan.children`. */
interface ChildLink {
  readonly label: number;
  /** The relation's type or the argument's role. */
  readonly type: string;
  /** The type that the child's mention gets. */
  readonly mentionType: string;
}

export interface RootLabel extends Label {
  readonly links: readonly ChildLink[];
}

export interface LabelPlan {
  readonly roots: readonly RootLabel[];
  readonly children: readonly Label[];
}

/** Mirrors `relation_label` of the training code. */
function relationName(name: string, tail: string): string {
  return `${name}:${tail}`;
}

function described(description: string | undefined): { description?: string } {
  return description === undefined || description === '' ? {} : { description };
}

class Plan implements LabelPlan {
  readonly roots: (Label & { readonly links: ChildLink[] })[] = [];
  readonly children: Label[] = [];
  readonly #rootAt = new Map<string, number>();
  readonly #childAt = new Map<string, number>();

  root({ kind, name, description }: Label): ChildLink[] {
    const key = `${kind}:${name}`;
    const known = this.#rootAt.get(key);
    if (known !== undefined) return this.roots[known]?.links ?? [];
    const links: ChildLink[] = [];
    this.#rootAt.set(key, this.roots.length);
    this.roots.push({ kind, name, links, ...described(description) });
    return links;
  }

  child({ kind, name, description }: Label): number {
    const key = `${kind}:${name}`;
    const index = this.#childAt.get(key) ?? this.children.length;
    if (index === this.children.length) {
      this.#childAt.set(key, index);
      this.children.push({ kind, name, ...described(description) });
    }
    return index;
  }
}

function addLink(links: ChildLink[], link: ChildLink): void {
  if (!links.some((known) => known.label === link.label && known.type === link.type)) {
    links.push(link);
  }
}

/** Equal labels of a schema become one, with the first one's description; relations of one head type share their root. */
export function planLabels(schema: Schema): LabelPlan {
  const plan = new Plan();
  for (const { name, description } of schema.entities) {
    plan.root({ kind: KIND.entity, name, ...described(description) });
  }
  for (const { name, head, tail, description } of schema.relations) {
    const child = { kind: KIND.object, name: relationName(name, tail), ...described(description) };
    const link = { label: plan.child(child), type: name, mentionType: tail };
    addLink(plan.root({ kind: KIND.subject, name: head }), link);
  }
  for (const { name, roles, description } of schema.events) {
    const links = plan.root({ kind: KIND.trigger, name, ...described(description) });
    for (const role of roles) {
      const label = plan.child({ kind: KIND.argument, name: role });
      addLink(links, { label, type: role, mentionType: role });
    }
  }
  return plan;
}
