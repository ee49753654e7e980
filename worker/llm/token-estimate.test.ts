import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../src/core/any-text.fixture';
import type { TokenTable } from './chat-engine';
import { TEXTS } from './question.fixture';
import { estimateTokens } from './token-estimate';
import { fakeTable } from './tokenizer-file.fixture';

const table = fakeTable(TEXTS);

/** The fewest tokens that write `text`. */
function fewestTokens(tokens: TokenTable, text: string): number {
  const bytes = new TextEncoder().encode(text);
  const spellings = new Set(tokens.bytes.map((token) => token?.join()));
  const fewest = [0];
  for (let end = 1; end <= bytes.length; end += 1) {
    const counts = Array.from({ length: Math.min(end, 9) }, (_, back) => {
      const start = end - 1 - back;
      const known = spellings.has(bytes.slice(start, end).join());
      return known ? (fewest[start] ?? 0) + 1 : Infinity;
    });
    fewest.push(Math.min(...counts));
  }
  return fewest.at(-1) ?? 0;
}

describe('estimateTokens', () => {
  it('never promises fewer tokens than the text can be written with', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...TEXTS)), (content) => {
        const estimate = estimateTokens(table, [{ role: 'user', content }]);
        expect(estimate).toBeGreaterThan(fewestTokens(table, content));
      }),
      { numRuns: 50 },
    );
  });

  it('counts long tokens as one and unknown characters by their bytes', () => {
    const rise = (text: string): number =>
      estimateTokens(table, [{ role: 'user', content: text.repeat(200) }]) -
      estimateTokens(table, [{ role: 'user', content: text.repeat(100) }]);
    expect(rise('    ')).toBe(125);
    expect(rise('龘')).toBe(375);
  });

  it('counts every message', () => {
    const message = { role: 'user', content: '栗鼠' } as const;
    const one = estimateTokens(table, [message]);
    expect(estimateTokens(table, [message, message])).toBeGreaterThan(one);
  });
});
