import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../src/core/any-text.fixture';
import { AnswerLog } from './answer-log';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As UTF-8 can say it: no half of a surrogate pair. */
function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(encode(text));
}

describe('AnswerLog', () => {
  it('gives the same text however its bytes are cut into tokens, a mark of byte order included', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(5)), (text, cuts) => {
        const bytes = encode(text);
        const log = new AnswerLog();
        let taken = '';
        let at = 0;
        for (const length of cuts) {
          log.add(bytes.subarray(at, at + length), undefined);
          taken += log.take();
          at += length;
        }
        log.add(bytes.subarray(at), undefined);
        expect(taken + log.take()).toBe(wellFormed(text));
      }),
    );
  });

  it('counts a token for every line that it holds a byte of', () => {
    const log = new AnswerLog();
    log.add(encode('a\n'), 0.5);
    log.add(encode('b'), 0.25);
    log.add(encode('c\n-'), 1);
    log.add(encode('\n'), undefined);
    expect([0, 1, 2, 3].map((line) => log.scoreLine(line))).toEqual([0.5, 0.5, 1, 1]);
  });
});
