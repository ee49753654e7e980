/** A chat over the package itself, with a small tokenizer file and a conversation template of our own. */
import type { ChatRequest } from './chat-engine';
import { byteLevelFile } from './tokenizer-file.fixture';
import { WebLlmChat } from './web-llm-chat';
import { readModelFacts, type ModelFacts } from './web-llm-model';
import { openPackage, type OpenPackage, type PackageModel } from './web-llm-package.fixture';
import { RelayProcessor } from './web-llm-processor';

const ID = 'real-package-q4f32_1-MLC';
export const END = '<|im_end|>';

const BYTE_LEVEL = {
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: true,
};

/** As Hugging Face's own code reads it: every field is there. */
function wholeFile(): Record<string, unknown> {
  const file = byteLevelFile([]);
  const added = file['added_tokens'] as readonly {
    readonly id: number;
    readonly content: string;
  }[];
  const next = Math.max(...added.map(({ id }) => id)) + 1;
  const start = { id: next, content: '<|im_start|>', special: true };
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    normalizer: { type: 'NFC' },
    post_processor: null,
    added_tokens: [...added, start].map((token) => ({ ...flags, ...token })),
    pre_tokenizer: BYTE_LEVEL,
    decoder: BYTE_LEVEL,
    model: {
      ...(file['model'] as object),
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
    },
  };
}

export function addedId(file: Readonly<Record<string, unknown>>, content: string): number {
  const added = file['added_tokens'] as readonly {
    readonly id: number;
    readonly content: string;
  }[];
  const token = added.find((candidate) => candidate.content === content);
  if (token === undefined) throw new Error(`no ${content}`);
  return token.id;
}

/** `user`: the template of a person's message. `stops`: tokens that web-llm knows to end an answer. */
function configOf(user: string, stops: readonly number[]): Record<string, unknown> {
  return {
    context_window_size: 4096,
    temperature: 0.7,
    top_p: 0.8,
    conv_template: {
      name: 'chatml',
      system_template: '<|im_start|>system\n{system_message}<|im_end|>\n',
      system_message: 'You read texts.',
      roles: { user: '<|im_start|>user', assistant: '<|im_start|>assistant' },
      role_templates: { user, assistant: '{assistant_message}' },
      seps: ['<|im_end|>\n'],
      role_content_sep: '\n',
      role_empty_sep: '\n',
      stop_str: [END],
      stop_token_ids: stops,
    },
  };
}

export interface RealChat extends OpenPackage {
  readonly chat: WebLlmChat;
  readonly facts: ModelFacts;
  readonly file: Readonly<Record<string, unknown>>;
}

export interface RealModel {
  readonly think: PackageModel['think'];
  readonly user?: string;
  /** Web-llm knows no stop token; ours is read from the tokenizer. */
  readonly stopUnknown?: boolean;
}

export async function openRealChat(model: RealModel): Promise<RealChat> {
  const { think, user = '{user_message}', stopUnknown = false } = model;
  const file = wholeFile();
  const config = configOf(user, stopUnknown ? [] : [addedId(file, END)]);
  const facts = readModelFacts(ID, config, file, {});
  if (!facts.ok) throw new Error(facts.error);
  const relay = new RelayProcessor();
  // Longer than the vocabulary, as real ones are.
  const vocabulary = facts.value.tokens.bytes.length + 40;
  const opened = await openPackage({
    id: ID,
    config,
    tokenizer: file,
    vocabulary,
    processor: relay,
    think,
  });
  const { engine } = opened;
  const runtime = {
    create: engine.chatCompletion.bind(engine),
    interrupt: () => void engine.interruptGenerate(),
    unload: () => Promise.resolve(),
  };
  const watch = { lost: new AbortController().signal, ignore: () => undefined };
  // Thinking would put a block of its own before the answer.
  const plain = { ...facts.value, thinks: false };
  const chat = new WebLlmChat({ runtime, facts: plain, relay, watch });
  return { ...opened, chat, facts: plain, file };
}

export function requestOf(content: string, maxTokens = 64): ChatRequest {
  return { messages: [{ role: 'user', content }], maxTokens };
}
