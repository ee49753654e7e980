import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, sha256ByHand } from './sha256';

describe('sha256', () => {
  it('agrees with an independent implementation for any bytes, by hand or by the platform', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        const expected = createHash('sha256').update(input).digest('hex');
        expect(sha256ByHand(input)).toBe(expected);
        expect(await sha256(Uint8Array.from(input))).toBe(expected);
      }),
    );
  });

  it('agrees at every length around a block', () => {
    for (let length = 50; length < 135; length += 1) {
      const input = new Uint8Array(length).fill(length);
      expect(sha256ByHand(input)).toBe(createHash('sha256').update(input).digest('hex'));
    }
  });
});
