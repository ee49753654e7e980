/** Server-sent events, whole and in pieces. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SseParser } from './sse';

function readAll(pieces: readonly Uint8Array[]): readonly string[] {
  const parser = new SseParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.finish()];
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('server-sent events', () => {
  it('reads data, joins its lines and skips comments and other fields', () => {
    const text = ': ping\r\nevent: x\r\ndata: 甲\r\ndata:乙\r\n\r\nid: 3\n\ndata: [DONE]';
    expect(readAll([bytesOf(text)])).toEqual(['甲\n乙', '[DONE]']);
  });

  it('gives the same however the bytes are split', () => {
    // Fault: a character, a line end of two bytes or a field cut in two is lost or doubled.
    const line = fc.constantFrom('data: 栗鼠🐿', 'data:', ': ping', 'event: a', '', 'data: {"a":1}');
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, end), { maxLength: 12 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        (lines, cuts) => {
          const bytes = bytesOf(lines.flat().join(''));
          const borders = [0, ...cuts.filter((cut) => cut < bytes.length), bytes.length];
          borders.sort((a, b) => a - b);
          const pieces = borders.slice(1).map((to, index) => bytes.subarray(borders[index], to));
          expect(readAll(pieces)).toEqual(readAll([bytes]));
        },
      ),
    );
  });
});
