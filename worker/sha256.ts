/** SHA-256 as hexadecimal digits; by hand where the browser keeps its own for secure contexts. */

/** The first 32 bits of the fractional parts of the `power`th roots of the first primes (FIPS 180-4, 4.2.2). */
function rootsOfPrimes(count: number, power: number): Uint32Array {
  const roots = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) {
      if (candidate % divisor === 0) prime = false;
    }
    if (!prime) continue;
    const root = candidate ** (1 / power);
    roots[found] = (root - Math.floor(root)) * 2 ** 32;
    found += 1;
  }
  return roots;
}

/** The message with its one bit, its zeros and its length in bits, in blocks of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const message = new Uint8Array(length);
  message.set(bytes);
  message[bytes.length] = 0x80;
  const view = new DataView(message.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  return view;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const at = (words: Uint32Array, index: number): number => words[index] ?? 0;

function schedule(words: Uint32Array, message: DataView, offset: number): void {
  for (let i = 0; i < 16; i += 1) words[i] = message.getUint32(offset + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const a = at(words, i - 15);
    const b = at(words, i - 2);
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
  }
}

function compress(state: Uint32Array, words: Uint32Array, constants: Uint32Array): void {
  const s = Uint32Array.from(state);
  for (let i = 0; i < 64; i += 1) {
    const a = at(s, 0);
    const e = at(s, 4);
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & at(s, 5)) ^ (~e & at(s, 6));
    const t1 = at(s, 7) + s1 + choice + at(constants, i) + at(words, i);
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & at(s, 1)) ^ (a & at(s, 2)) ^ (at(s, 1) & at(s, 2));
    s.copyWithin(1, 0, 7);
    s[4] = at(s, 4) + t1;
    s[0] = t1 + s0 + majority;
  }
  for (let i = 0; i < 8; i += 1) state[i] = at(state, i) + at(s, i);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** FIPS 180-4. */
export function sha256ByHand(bytes: Uint8Array): string {
  const constants = rootsOfPrimes(64, 3);
  const state = rootsOfPrimes(8, 2);
  const words = new Uint32Array(64);
  const message = padded(bytes);
  for (let offset = 0; offset < message.byteLength; offset += 64) {
    schedule(words, message, offset);
    compress(state, words, constants);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Missing on plain http other than localhost, whatever the types say.
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) return sha256ByHand(bytes);
  return toHex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}
