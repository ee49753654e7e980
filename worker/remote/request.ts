/** The body of one chat request, in the form that each kind of server documents. */
import type { ChatMessages } from '../../src/answer/instruction/prompt';
import type { ServerKind } from '../../src/engine/contract/remote';

export type { ServerKind };

/** What an answer must look like; a server that cannot be told gets the plain question. */
export interface AnswerForm {
  /** GBNF, which vLLM, SGLang (as EBNF) and llama.cpp read. */
  readonly grammar?: string;
  readonly jsonSchema?: Readonly<Record<string, unknown>>;
}

export interface ChatBody {
  readonly model: string;
  readonly messages: ChatMessages;
  readonly maxTokens: number;
  readonly stream: boolean;
  readonly form?: AnswerForm;
}

function formOf(kind: ServerKind, { grammar, jsonSchema }: AnswerForm): Record<string, unknown> {
  if (grammar !== undefined) {
    if (kind === 'vllm') return { structured_outputs: { grammar } };
    if (kind === 'sglang') return { ebnf: grammar };
    if (kind === 'llama.cpp') return { grammar };
  }
  if (jsonSchema === undefined || kind === 'plain') return {};
  // Both servers of llama.cpp read this form; the one in Python answers the other with an error.
  if (kind === 'llama.cpp') return { response_format: { type: 'json_object', schema: jsonSchema } };
  const named = { name: 'answer', strict: true, schema: jsonSchema };
  return { response_format: { type: 'json_schema', json_schema: named } };
}

export function chatBody(kind: ServerKind, body: ChatBody): Record<string, unknown> {
  const { model, messages, maxTokens, stream, form = {} } = body;
  return { model, messages, max_tokens: maxTokens, temperature: 0, stream, ...formOf(kind, form) };
}

/** By the `owned_by` that each server writes into its list of models; unknown servers are asked plainly. */
export function serverKindOf(owners: readonly string[]): ServerKind {
  if (owners.includes('vllm')) return 'vllm';
  if (owners.includes('sglang')) return 'sglang';
  // `me` is what llama-cpp-python's server writes.
  if (owners.includes('llamacpp') || owners.includes('me')) return 'llama.cpp';
  return 'plain';
}
