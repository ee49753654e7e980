/** Reads a schema from JSON that a person wrote; total over arbitrary strings. */
import { err, ok, type Result } from './result';
import type { EntityType, EventType, RelationType, Schema } from './schema';
import { checkSchema, hasErrors, type SchemaProblem } from './schema-check';

type Fields = Readonly<Record<string, unknown>>;

/** One read: what is of the wrong type is noted by its path and stood in for by something empty. */
class SchemaReader {
  readonly problems: SchemaProblem[] = [];

  schema(value: unknown): Schema {
    const fields = this.#fields(value, '');
    const { attributes } = fields;
    return {
      entities: this.#list(fields['entities'], 'entities', this.#entity),
      relations: this.#list(fields['relations'], 'relations', this.#relation),
      events: this.#list(fields['events'], 'events', this.#event),
      ...(attributes === undefined
        ? {}
        : { attributes: this.#list(attributes, 'attributes', this.#string) }),
    };
  }

  /** An entity type may be written as its name alone. */
  readonly #entity = (value: unknown, path: string): EntityType => {
    if (typeof value === 'string') return { name: value.trim() };
    const fields = this.#fields(value, path);
    const name = this.#string(fields['name'], `${path}.name`);
    const entity = { name, ...this.#description(fields, path) };
    if (fields['examples'] === undefined) return entity;
    const examples = this.#list(fields['examples'], `${path}.examples`, this.#string);
    return { ...entity, examples };
  };

  readonly #relation = (value: unknown, path: string): RelationType => {
    const fields = this.#fields(value, path);
    return {
      name: this.#string(fields['name'], `${path}.name`),
      head: this.#string(fields['head'], `${path}.head`),
      tail: this.#string(fields['tail'], `${path}.tail`),
      ...this.#description(fields, path),
    };
  };

  readonly #event = (value: unknown, path: string): EventType => {
    const fields = this.#fields(value, path);
    return {
      name: this.#string(fields['name'], `${path}.name`),
      roles: this.#list(fields['roles'], `${path}.roles`, this.#string),
      ...this.#description(fields, path),
    };
  };

  readonly #string = (value: unknown, path: string): string => {
    if (typeof value === 'string') return value.trim();
    this.#wrongType(path);
    return '';
  };

  #description(fields: Fields, path: string): { description?: string } {
    const { description } = fields;
    if (description === undefined) return {};
    return { description: this.#string(description, `${path}.description`) };
  }

  /** A missing list is an empty one. */
  #list<T>(value: unknown, path: string, read: (item: unknown, path: string) => T): readonly T[] {
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
    }
    if (value !== undefined) this.#wrongType(path);
    return [];
  }

  #fields(value: unknown, path: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value));
    }
    this.#wrongType(path);
    return { name: '', head: '', tail: '' };
  }

  #wrongType(path: string): void {
    this.problems.push({ code: 'wrong-type', path, severity: 'error' });
  }
}

function parseJson(json: string): Result<unknown, SchemaProblem[]> {
  try {
    return ok(JSON.parse(json));
  } catch {
    return err([{ code: 'not-json', path: '', severity: 'error' }]);
  }
}

/** Names come trimmed. A schema with errors is refused with all its problems; warnings pass. */
export function parseSchema(json: string): Result<Schema, SchemaProblem[]> {
  const parsed = parseJson(json);
  if (!parsed.ok) return parsed;
  const reader = new SchemaReader();
  const schema = reader.schema(parsed.value);
  const problems = reader.problems.length > 0 ? reader.problems : checkSchema(schema);
  return hasErrors(problems) ? err(problems) : ok(schema);
}
