import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from './json-error';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonError', () => {
  it.each([
    ['{\n"a": }', 7, 2],
    ['[1,\n2,\n]', 7, 3],
    ['{"a": 1} x', 9, 1],
    ['{"a"\n', 5, 2],
    ['', 0, 1],
    ['["\\x"]', 1, 1],
    ['{a: 1}', 1, 1],
    ['01', 1, 1],
    ["'a'", 0, 1],
  ])('%j breaks at %i, line %i', (text, offset, line) => {
    expect(findJsonError(text)).toMatchObject({ offset, line });
  });

  it('says in one line where it breaks', () => {
    expect(findJsonError('{\n}}\n}')?.reason).toBe('expected valid JSON, but it breaks at "}\\n}"');
    expect(findJsonError('{')?.reason).toBe('expected valid JSON, but it ends too early');
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\',
        '1',
        '-',
        '0',
        '.5',
        'e3',
        'true',
        'null',
      ],
      ...[' ', '\n', '\u00a0', '\u0001', '"\\u00e9"', '松'],
    );
    const noise = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(''));
    const broken = fc
      .tuple(fc.json(), fc.nat(), token)
      .map(
        ([json, at, extra]) =>
          json.slice(0, at % json.length) + extra + json.slice(at % json.length),
      );
    fc.assert(
      fc.property(fc.oneof(noise, fc.json(), broken, fc.string()), (text) => {
        expect(findJsonError(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('copes with long strings and deep nesting', () => {
    expect(findJsonError(`"${'\\n'.repeat(100_000)}`)?.offset).toBe(0);
    expect(findJsonError(`"${'松'.repeat(1_000_000)}`)?.offset).toBe(0);
    expect(findJsonError('['.repeat(100_000))?.offset).toBe(100_000);
  });
});
