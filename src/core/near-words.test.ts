import { describe, expect, it } from 'vitest';
import { hasNear } from './near-words';

const text = '青屿科技总裁许岚说，公司很好。董事长是林夏。';
const at = (quote: string) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
};

describe('hasNear', () => {
  it('looks before, between and after, whichever span comes first', () => {
    expect(hasNear(text, at('青屿科技'), at('许岚'), ['总裁'])).toBe(true);
    expect(hasNear(text, at('许岚'), at('青屿科技'), ['总裁'])).toBe(true);
    expect(hasNear(text, at('许岚'), at('公司'), ['总裁'])).toBe(true);
    expect(hasNear(text, at('青屿科技'), at('总裁'), ['许岚'])).toBe(true);
  });

  // Fault: a post in the next sentence that speaks for a pair in this one.
  it('ends at the end of the sentence', () => {
    expect(hasNear(text, at('许岚'), at('公司'), ['董事长'])).toBe(false);
    expect(hasNear(text, at('青屿科技'), at('林夏'), ['董事长'])).toBe(true);
  });

  it('does not count the spans themselves', () => {
    expect(hasNear(text, at('董事长'), at('林夏'), ['董事长'])).toBe(false);
  });
});
