import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.fixture';
import { decodeText } from './decode';

const SIMPLIFIED = '青梧市副市长韩立群会见了来访的挪威客人，双方交换了意见。';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    bytes.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(bytes.buffer);
}

/** Bytes in an encoding that can only be read here: found by reading every pair of bytes. */
function encoderOf(label: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(label);
  const known = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(text).length === 1 && !known.has(text)) known.set(text, [lead, trail]);
    }
  }
  return (text) =>
    Uint8Array.from(Array.from(text).flatMap((char) => known.get(char) ?? [char.charCodeAt(0)]));
}

const gb18030 = encoderOf('gb18030');
const big5 = encoderOf('big5');
const TRADITIONAL = '青梧市副市長韓立群會見了來訪的挪威客人，雙方交換了意見。';

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8(SIMPLIFIED), 'utf-8', 'valid'],
    ['plain ASCII', utf8('Fold 3, 7999'), 'utf-8', 'valid'],
    ['UTF-8 with a mark', utf8(`\ufeff${SIMPLIFIED}`), 'utf-8', 'mark'],
    ['UTF-16 LE with a mark', utf16(`\ufeff${SIMPLIFIED}`, true), 'utf-16le', 'mark'],
    ['UTF-16 BE with a mark', utf16(`\ufeff${SIMPLIFIED}`, false), 'utf-16be', 'mark'],
    ['UTF-16 LE without one', utf16(SIMPLIFIED, true), 'utf-16le', 'likeliest'],
    ['UTF-16 BE without one', utf16(SIMPLIFIED, false), 'utf-16be', 'likeliest'],
    ['UTF-16 of Latin letters', utf16('Fold 3, 7999', true), 'utf-16le', 'likeliest'],
    ['GB18030', gb18030(SIMPLIFIED), 'gb18030', 'likeliest'],
    ['GB18030 of few characters', gb18030('栗鼠在山里'), 'gb18030', 'likeliest'],
    [
      'GB18030 among Latin letters',
      gb18030(`name: 韩立群, age: 56, city: 青梧, score: 98`),
      'gb18030',
      'likeliest',
    ],
    ['Big5', big5(TRADITIONAL), 'big5', 'likeliest'],
  ] as const)('reads %s', (_, bytes, encoding, basis) => {
    expect(decodeText(bytes)).toMatchObject({ encoding, basis, replaced: [] });
  });

  it.each([
    ['utf-8', utf8(SIMPLIFIED)],
    ['gb18030', gb18030(SIMPLIFIED)],
    ['big5', big5(TRADITIONAL)],
  ] as const)('keeps %s though one byte is broken, and says where', (encoding, bytes) => {
    const at = encoding === 'utf-8' ? 9 : 6;
    const broken = Uint8Array.from([...bytes.slice(0, at), 0xff, ...bytes.slice(at)]);
    const read = decodeText(broken);
    expect(read.encoding).toBe(encoding);
    expect(read.replaced).toEqual([3]);
    expect(read.text.replace('\ufffd', '')).toBe(decodeText(bytes).text);
  });

  it('reads in the encoding that was chosen', () => {
    const read = decodeText(gb18030(SIMPLIFIED), 'big5');
    expect(read).toMatchObject({ encoding: 'big5', basis: 'chosen' });
    expect(decodeText(utf8(SIMPLIFIED), 'gb18030').text).not.toBe(SIMPLIFIED);
  });

  // Finds a detector that takes valid UTF-8 for something else, or moves offsets.
  it('reads any UTF-8 text as it is, without its byte order mark', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const whole = new TextDecoder().decode(utf8(text));
        if (whole.includes('\0') || /^(?:\ufeff|\ufffd)/.test(text)) return;
        expect(decodeText(utf8(text)).text).toBe(whole);
      }),
    );
  });

  // Finds a throw, and a place reported as replaced that is not.
  it('reads any bytes and reports every replacement', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { text, replaced } = decodeText(bytes);
        expect(replaced.every((at) => text.charAt(at) === '\ufffd')).toBe(true);
        expect(replaced).toHaveLength(text.split('\ufffd').length - 1);
      }),
    );
  });
});
