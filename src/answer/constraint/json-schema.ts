/** The JSON form of an answer as a schema that servers read. Strict ones want every field, and no other. */
import type { InstructionTask, Question } from '../instruction/question';
import type { TypesQuestion } from '../instruction/types-question';

type JsonSchema = Readonly<Record<string, unknown>>;

const TEXT: JsonSchema = { type: 'string' };

function objectOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

const oneOf = (names: readonly string[]): JsonSchema => ({ type: 'string', enum: names });

/** A schema cannot say which roles go with which type: all roles of the question stand in one list. */
function fieldsOf(task: InstructionTask, roles: readonly string[]): Record<string, JsonSchema> {
  if (task === 'ner') return { text: TEXT };
  if (task === 're') return { head: TEXT, tail: TEXT };
  if (roles.length === 0) return { trigger: TEXT };
  return { trigger: TEXT, arguments: listOf(objectOf({ role: oneOf(roles), text: TEXT })) };
}

/** `undefined` where there is nothing to choose from. */
export function jsonSchemaOf({ task, labels }: Question): JsonSchema | undefined {
  if (labels.length === 0) return undefined;
  const roles = [...new Set(labels.flatMap((label) => label.roles))];
  const type = oneOf(labels.map(({ name }) => name));
  return objectOf({ items: listOf(objectOf({ type, ...fieldsOf(task, roles) })) });
}

/** Of an answer that names types and nothing else; `undefined` where there are none. */
export function typesJsonSchemaOf({ labels }: TypesQuestion): JsonSchema | undefined {
  if (labels.length === 0) return undefined;
  return objectOf({ items: listOf(objectOf({ type: oneOf(labels.map(({ name }) => name)) })) });
}
