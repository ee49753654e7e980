/** How much of what was found in a plain text is found in another form of it. */
import type { Extraction } from '../../src/core/extraction';
import { visibleOffsets } from './variant-forms';

/** Entities are mentions that are no trigger and no argument; arguments are triples of event, role and span. */
export interface Counts {
  readonly entities: number;
  readonly relations: number;
  readonly arguments: number;
}

type Finds = Readonly<Record<keyof Counts, ReadonlySet<string>>>;

/** Offsets count visible characters, so that finds in two forms of a text can be compared. */
export function findsOf(text: string, { mentions, relations, events }: Extraction): Finds {
  const offsets = visibleOffsets(text);
  const spans = new Map(
    mentions.map(({ id, start, end }) => [id, `${offsets[start] ?? 0}-${offsets[end] ?? 0}`]),
  );
  const span = (id: string): string => spans.get(id) ?? '';
  const parts = new Set(
    events.flatMap(({ trigger, arguments: found }) => [trigger, ...found.map((a) => a.mention)]),
  );
  return {
    entities: new Set(
      mentions.filter(({ id }) => !parts.has(id)).map(({ id, type }) => `${type} ${span(id)}`),
    ),
    relations: new Set(
      relations.map(({ type, head, tail }) => `${type} ${span(head)} ${span(tail)}`),
    ),
    arguments: new Set(
      events.flatMap(({ type, trigger, arguments: found }) =>
        found.map(({ role, mention }) => `${type} ${span(trigger)} ${role} ${span(mention)}`),
      ),
    ),
  };
}

function shared(plain: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...plain].filter((find) => other.has(find)).length;
}

export function countFinds(finds: Finds): Counts {
  return {
    entities: finds.entities.size,
    relations: finds.relations.size,
    arguments: finds.arguments.size,
  };
}

/** Of the plain text's finds, those that the other form has at the same place. */
export function countKept(plain: Finds, other: Finds): Counts {
  return {
    entities: shared(plain.entities, other.entities),
    relations: shared(plain.relations, other.relations),
    arguments: shared(plain.arguments, other.arguments),
  };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    entities: a.entities + b.entities,
    relations: a.relations + b.relations,
    arguments: a.arguments + b.arguments,
  };
}
