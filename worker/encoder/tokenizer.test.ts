import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBigrams } from './bigrams';
import { createTokenizer, type Tokenizer } from './tokenizer';

interface Fixture {
  readonly vocabulary: unknown;
  readonly buckets: number;
  readonly cases: readonly { text: string; ids: number[]; bigrams: number[] }[];
}

/** Written by the training code: both sides must read a text in the same way. */
const fixture = JSON.parse(
  readFileSync(new URL('./tokens.fixture.json', import.meta.url), 'utf8'),
) as Fixture;

function tokenizerOf(vocabulary: unknown): Tokenizer {
  const tokenizer = createTokenizer(vocabulary);
  if (!tokenizer.ok) throw new Error(tokenizer.error);
  return tokenizer.value;
}

describe('tokenizer', () => {
  const tokenizer = tokenizerOf(fixture.vocabulary);

  it.each(fixture.cases)('reads $text as the training code does', ({ text, ids, bigrams }) => {
    const encoded = tokenizer.encode(text);
    expect([...encoded]).toEqual(ids);
    const hashed = new Int32Array(encoded.length + 1);
    writeBigrams(encoded, fixture.buckets, hashed, 0);
    expect([...hashed]).toEqual(bigrams);
  });

  it('gives one id a code unit for any string, lone surrogates included', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const ids = tokenizer.encode(units.join(''));
        expect(ids).toHaveLength(units.length);
        expect(ids.every((id) => id >= 2)).toBe(true);
      }),
    );
  });

  it('reads a part of a text as it reads that part alone', () => {
    expect(tokenizer.encode('中国在台湾', 1, 3)).toEqual(tokenizer.encode('国在'));
  });

  it.each([null, 3, {}, { chars: '中', aliases: '臺' }, { chars: 1, aliases: '' }])(
    'refuses %j as a vocabulary',
    (json) => {
      expect(createTokenizer(json).ok).toBe(false);
    },
  );
});
