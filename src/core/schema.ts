/** What to look for: one schema can ask for entities, relations and events at once. */

export interface EntityType {
  readonly name: string;
  readonly description?: string;
  readonly examples?: readonly string[];
}

/** A relation goes from a mention of type `head` to a mention of type `tail`. */
export interface RelationType {
  readonly name: string;
  readonly head: string;
  readonly tail: string;
  readonly description?: string;
}

/** `name` is also what the model reads; `组-类` names such as `竞赛行为-夺冠` group types by what precedes the dash. */
export interface EventType {
  readonly name: string;
  readonly roles: readonly string[];
  readonly description?: string;
}

export interface Schema {
  readonly entities: readonly EntityType[];
  readonly relations: readonly RelationType[];
  readonly events: readonly EventType[];
  /** What a person may say of a mention, such as negated; no model is asked for it. */
  readonly attributes?: readonly string[];
}

/** What of a schema a model is asked: a change of anything else needs no new run. */
export function askedOf({ entities, relations, events }: Schema): Schema {
  return { entities, relations, events };
}

export const EMPTY_SCHEMA: Schema = { entities: [], relations: [], events: [] };
