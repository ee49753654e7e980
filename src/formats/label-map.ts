/** How the tags of an outside file become the names of a schema. */
import type { RelationType } from '../core/schema';

/**
 * `names` maps an entity, relation or event tag to its name; the role of an event is looked up as
 * `event tag/role tag` first and `role tag` second. `relations` says, for formats that give no type
 * of head and tail, what a predicate links. A tag in neither keeps its own name or is dropped.
 */
export interface LabelMap {
  readonly names: ReadonlyMap<string, string>;
  readonly relations: ReadonlyMap<string, RelationType>;
  readonly others: 'keep' | 'drop';
}

/** Every tag keeps its own name. */
export const IDENTITY_LABELS: LabelMap = { names: new Map(), relations: new Map(), others: 'keep' };

/** The schema's name of `tag`, or undefined where the map drops it. */
export function nameOf(labels: LabelMap, tag: string): string | undefined {
  return labels.names.get(tag) ?? (labels.others === 'keep' ? tag : undefined);
}

export function roleNameOf(labels: LabelMap, event: string, role: string): string | undefined {
  return labels.names.get(`${event}/${role}`) ?? nameOf(labels, role);
}

/** The tag that is exported for a name: the first one that maps to it, else the name itself. */
export function tagOf(labels: LabelMap, name: string): string {
  for (const [tag, mapped] of labels.names) if (mapped === name) return tag;
  return name;
}
