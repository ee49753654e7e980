/** How many tokens a prompt takes, without the tokenizer itself: rather too many than too few. */
import type { ChatMessage, TokenTable } from './chat-engine';
import { findChild } from './token-mask';
import { trieOf, type TokenTrie } from './token-trie';

/** What a chat template puts around a message, and before the answer. */
const TOKENS_PER_MESSAGE = 12;
const TOKENS_PER_PROMPT = 24;

/** A tokenizer splits a text before it looks for long tokens, so it finds more of them than we do. */
const SURPLUS = 1.25;

/** The number of bytes of the longest token at `from`; 1 where there is none. */
function longestToken(trie: TokenTrie, bytes: Uint8Array, from: number): number {
  let node = 0;
  let longest = 1;
  for (let at = from; at < bytes.length; at += 1) {
    node = findChild(trie, node, bytes[at] ?? 0);
    if (node < 0) break;
    if ((trie.token[node] ?? -1) >= 0) longest = at + 1 - from;
  }
  return longest;
}

export function estimateTokens(tokens: TokenTable, messages: readonly ChatMessage[]): number {
  const trie = trieOf(tokens);
  const encoder = new TextEncoder();
  let total = TOKENS_PER_PROMPT;
  for (const { content } of messages) {
    const bytes = encoder.encode(content);
    let count = 0;
    for (let at = 0; at < bytes.length; at += longestToken(trie, bytes, at)) count += 1;
    total += Math.ceil(count * SURPLUS) + TOKENS_PER_MESSAGE;
  }
  return total;
}
