/** What is wrong with a schema, and whether it can be used all the same. */
import type { EntityType, EventType, RelationType, Schema } from './schema';

export type SchemaProblemCode =
  | 'not-json'
  | 'wrong-type'
  | 'no-labels'
  | 'empty-name'
  | 'duplicate-name'
  | 'long-name'
  | 'too-many-labels'
  | 'empty-end'
  | 'no-roles';

/** `path` is such as `relations[2].head`; empty for the schema as a whole. */
export interface SchemaProblem {
  readonly code: SchemaProblemCode;
  readonly path: string;
  readonly severity: 'error' | 'warning';
}

/** In UTF-16 code units. */
const LONG_NAME = 40;
const LONGEST_NAME = 200;
/** For the types of a schema together, and for the roles of one event. */
const MANY_LABELS = 100;
const MOST_LABELS = 500;

type Report = (code: SchemaProblemCode, path: string, severity?: 'error' | 'warning') => void;

function checkName(report: Report, name: string, path: string): void {
  if (name.trim() === '') report('empty-name', path);
  else if (name.length > LONGEST_NAME) report('long-name', path);
  else if (name.length > LONG_NAME) report('long-name', path, 'warning');
}

function checkUnique(
  report: Report,
  keys: readonly string[],
  path: (index: number) => string,
): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (key !== '' && seen.has(key)) report('duplicate-name', path(index));
    seen.add(key);
  });
}

function checkCount(report: Report, count: number, path: string): void {
  if (count > MOST_LABELS) report('too-many-labels', path);
  else if (count > MANY_LABELS) report('too-many-labels', path, 'warning');
}

function checkEntities(report: Report, entities: readonly EntityType[]): void {
  entities.forEach((entity, index) => {
    checkName(report, entity.name, `entities[${index}].name`);
  });
  const names = entities.map((entity) => entity.name.trim());
  checkUnique(report, names, (index) => `entities[${index}].name`);
}

/** One relation name may serve several pairs of ends; the same name and ends twice is a duplicate. */
function checkRelations(report: Report, relations: readonly RelationType[]): void {
  relations.forEach((relation, index) => {
    checkName(report, relation.name, `relations[${index}].name`);
    for (const end of ['head', 'tail'] as const) {
      const path = `relations[${index}].${end}`;
      if (relation[end].trim() === '') report('empty-end', path);
      else checkName(report, relation[end], path);
    }
  });
  const keys = relations.map(({ name, head, tail }) =>
    name.trim() === '' ? '' : JSON.stringify([name.trim(), head.trim(), tail.trim()]),
  );
  checkUnique(report, keys, (index) => `relations[${index}].name`);
}

function checkEvents(report: Report, events: readonly EventType[]): void {
  events.forEach((event, index) => {
    const path = `events[${index}]`;
    checkName(report, event.name, `${path}.name`);
    if (event.roles.length === 0) report('no-roles', `${path}.roles`, 'warning');
    checkCount(report, event.roles.length, `${path}.roles`);
    event.roles.forEach((role, at) => {
      checkName(report, role, `${path}.roles[${at}]`);
    });
    const roles = event.roles.map((role) => role.trim());
    checkUnique(report, roles, (at) => `${path}.roles[${at}]`);
  });
  const names = events.map((event) => event.name.trim());
  checkUnique(report, names, (index) => `events[${index}].name`);
}

function checkAttributes(report: Report, attributes: readonly string[]): void {
  attributes.forEach((name, index) => {
    checkName(report, name, `attributes[${index}]`);
  });
  const names = attributes.map((name) => name.trim());
  checkUnique(report, names, (index) => `attributes[${index}]`);
  checkCount(report, attributes.length, 'attributes');
}

/** An empty list means that the schema can be used as it is; warnings do not stand in the way. */
export function checkSchema(schema: Schema): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const report: Report = (code, path, severity = 'error') => {
    problems.push({ code, path, severity });
  };
  const count = schema.entities.length + schema.relations.length + schema.events.length;
  if (count === 0) report('no-labels', '');
  checkCount(report, count, '');
  checkEntities(report, schema.entities);
  checkRelations(report, schema.relations);
  checkEvents(report, schema.events);
  checkAttributes(report, schema.attributes ?? []);
  return problems;
}

export function hasErrors(problems: readonly SchemaProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
