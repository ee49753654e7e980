/** The fields that each kind of server documents for a grammar or a schema. */
import { expect, it } from 'vitest';
import { jsonKindOf } from '../../src/engine/contract/remote';
import { chatBody, serverKindOf, type ServerKind } from './request';

const FORM = { grammar: 'root ::= "甲"', jsonSchema: { type: 'object' } };
const SCHEMA = {
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'answer', strict: true, schema: { type: 'object' } },
  },
};

it.each<[ServerKind, object]>([
  ['vllm', { structured_outputs: { grammar: FORM.grammar } }],
  ['sglang', { ebnf: FORM.grammar }],
  ['llama.cpp', { grammar: FORM.grammar }],
  ['schema', SCHEMA],
  ['plain', {}],
])('%s', (kind, more) => {
  const body = { model: 'm', messages: [], maxTokens: 8, stream: true, form: FORM };
  const plain = { model: 'm', messages: [], max_tokens: 8, temperature: 0, stream: true };
  expect(chatBody(kind, body)).toEqual({ ...plain, ...more });
});

it('knows a server by who owns its models', () => {
  expect(serverKindOf(['vllm'])).toBe('vllm');
  expect(serverKindOf(['llamacpp'])).toBe('llama.cpp');
  expect(serverKindOf(['me'])).toBe('llama.cpp');
  expect(serverKindOf(['somebody'])).toBe('plain');
});

// Fault: llama-cpp-python's server answers the form of other servers with an error.
it.each<[ServerKind, object]>([
  ['llama.cpp', { response_format: { type: 'json_object', schema: { type: 'object' } } }],
  ['plain', SCHEMA],
  ['vllm', SCHEMA],
])('asks %s for JSON with a schema', (kind, more) => {
  const form = { jsonSchema: FORM.jsonSchema };
  const body = { model: 'm', messages: [], maxTokens: 8, stream: false, form };
  expect(chatBody(jsonKindOf(kind), body)).toMatchObject(more);
});
