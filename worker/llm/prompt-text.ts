/** Writes a message so that web-llm and the tokenizer make of it the text that was meant. */
import type { ChatMessage } from './chat-engine';
import type { PromptRules } from './prompt-rules';

/** web-llm removes the first of these in a message, wherever it came from. */
const FUNCTION_PLACE = '{function_string}';

const PLACES = {
  system: '{system_message}',
  user: '{user_message}',
  assistant: '{assistant_message}',
} as const;

/** A break may bring characters together with what another token begins with; then it takes one more turn. */
const MOST_TURNS = 8;

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);
}

/** `<|im_end|>` becomes `< |im_end|>`: no control token, and the nearest that is still the same words. */
function breakTokens(text: string, control: readonly string[]): string {
  if (control.length === 0) return text;
  const token = new RegExp(control.map(escapeForRegExp).join('|'), 'gu');
  let broken = text;
  for (let turn = 0; turn < MOST_TURNS && broken.search(token) >= 0; turn += 1) {
    broken = broken.replaceAll(token, (found) => {
      const [first = ''] = found;
      return `${first} ${found.slice(first.length)}`;
    });
  }
  return broken;
}

/** One more in front takes the removal; where the template's own comes last, the text's are broken up. */
function keepFunctionPlace(text: string, template: string, place: string): string {
  if (!text.includes(FUNCTION_PLACE)) return text;
  const own = template.indexOf(FUNCTION_PLACE);
  if (own < 0) return FUNCTION_PLACE + text;
  return own < template.indexOf(place)
    ? text
    : text.replaceAll(FUNCTION_PLACE, `{ ${FUNCTION_PLACE.slice(1)}`);
}

/** web-llm's tokenizer makes one character of half a surrogate pair and whatever follows it. */
function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

/**
 * The content to hand to web-llm. It is put into a template by `String.replace`, for which `$$`, `$&`,
 * `` $` `` and `$'` are patterns: each `$` is doubled, so that one is left. Control tokens are broken up;
 * mentions are grounded in the text itself, so offsets do not depend on this.
 */
export function writeMessage({ role, content }: ChatMessage, rules: PromptRules): string {
  const plain = breakTokens(wellFormed(content), rules.control);
  const template = rules.templates[role];
  if (template === undefined) return plain;
  const kept = role === 'system' ? plain : keepFunctionPlace(plain, template, PLACES[role]);
  return kept.replaceAll('$', '$$$$');
}

/** Whether an answer that quotes these messages may hold what web-llm would end it at. */
export function mayQuoteStop(messages: readonly ChatMessage[], { stops }: PromptRules): boolean {
  return messages.some(({ content }) => stops.some((stop) => content.includes(stop)));
}
