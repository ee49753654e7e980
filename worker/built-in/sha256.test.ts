import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from './sha256';

/** FIPS 180-4, examples; and a text of ours by `sha256sum`. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
];

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['with the platform’s own', false],
  ['on plain http, where the platform keeps it back', true],
])('sha256 %s', (_, insecure) => {
  it.each(KNOWN)('of %j is the published one', async (text, expected) => {
    if (insecure) vi.stubGlobal('crypto', {});
    expect(await sha256(new TextEncoder().encode(text))).toBe(expected);
  });
});
