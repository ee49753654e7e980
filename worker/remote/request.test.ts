/** The fields that each kind of server documents for a grammar or a schema. */
import { expect, it } from 'vitest';
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
  expect(serverKindOf(['somebody'])).toBe('plain');
});
