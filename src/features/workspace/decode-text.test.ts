import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, normalizeLineEnds } from './decode-text';

describe('decodeText', () => {
  it('reads any UTF-8 text, without its byte order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(new TextEncoder().encode(text))).toBe(text.replace(/^\ufeff/, ''));
      }),
    );
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('a');
  });

  it('reads GB18030 where the bytes are no UTF-8', () => {
    expect(decodeText(Uint8Array.of(0xc0, 0xf5, 0xca, 0xf3))).toBe('栗鼠');
  });

  it('reads UTF-16 of either byte order by its mark', () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x17, 0x68))).toBe('栗');
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x68, 0x17))).toBe('栗');
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeText(bytes)).toBe('string');
      }),
    );
  });
});

describe('normalizeLineEnds', () => {
  it('leaves line feeds only', () => {
    expect(normalizeLineEnds('一\r\n二\r三\n四')).toBe('一\n二\n三\n四');
  });
});
