/** Minds for the scripted model: one that thinks at random, and one that has a text to write. */
import type { TokenTable } from './chat-engine';
import { randomNumbers } from './random-numbers.fixture';
import type { WriteLogits } from './scripted-chat-engine.fixture';

/** How much likelier than others the tokens are that end an answer, at most. */
const MOST_HASTE = 12;

/** Every token as likely as any other, padding and special ones included; some minds are in haste to end. */
export function atRandom(seed: number, tokens: TokenTable): WriteLogits {
  const random = randomNumbers(seed);
  const haste = random() * MOST_HASTE;
  return (_, logits) => {
    for (let id = 0; id < logits.length; id += 1) logits[id] = random() * 20;
    for (const id of tokens.stop) logits[id] = (logits[id] ?? 0) + haste;
  };
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/**
 * Wants to write `text`, in the longest tokens there are, then to end. What it has written otherwise, it
 * goes on from at no preference but to end.
 */
export function towards(text: string, tokens: TokenTable): WriteLogits {
  const wanted = new TextEncoder().encode(text);
  return (written, logits) => {
    const onTrack = startsWith(wanted, written);
    const rest = onTrack ? wanted.subarray(written.length) : wanted.subarray(wanted.length);
    for (const id of tokens.stop) logits[id] = rest.length === 0 ? 5 : -5;
    tokens.bytes.forEach((bytes, id) => {
      if (bytes !== undefined && bytes.length > 0 && startsWith(rest, bytes)) {
        logits[id] = 5 + bytes.length;
      }
    });
  };
}
