import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from './byte-lines';

// eslint-disable-next-line @typescript-eslint/require-await -- as a stream gives them
async function* inChunks(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of sizes) {
    if (size > 0) yield bytes.subarray(at, at + size);
    at += size;
  }
  if (at < bytes.length) yield bytes.subarray(at);
}

describe('lines', () => {
  // Catches: a character or a line feed that a chunk divides; a long line that takes the next one with it.
  it('are those of the whole, however it is divided', async () => {
    const line = fc.string({ unit: fc.constantFrom('周', '😀', 'a', '\r', ' '), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.boolean(),
        fc.array(fc.nat(7), { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        async (lines, ended, sizes, most) => {
          const whole = lines.map((each) => `${each}\n`).join('');
          const bytes = Buffer.from(ended ? whole : whole.slice(0, -1));
          const parts = bytes.toString().split('\n');
          const expected = (parts.at(-1) === '' ? parts.slice(0, -1) : parts).map((each) =>
            Buffer.byteLength(each) > most ? undefined : each,
          );
          const found: (string | undefined)[] = [];
          const numbers: number[] = [];
          for await (const each of linesOf(inChunks(bytes, sizes), most)) {
            found.push(each.bytes?.toString());
            numbers.push(each.number);
          }
          expect(found).toEqual(expected);
          expect(numbers).toEqual(found.map((_, n) => n + 1));
        },
      ),
    );
  });
});
