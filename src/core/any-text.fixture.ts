/** Arbitrary text for property tests, weighted toward what moves offsets or hides a border. */
import fc from 'fast-check';

const troublesome = fc.constantFrom(
  ...[
    '栗',
    '鼠',
    '，',
    '。',
    '！',
    '”',
    '；',
    '\r',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\u3000',
    'Ａ',
    'a',
    '7',
  ],
  ...['.', ':', '🐿', '👩\u200d🔬', '👋🏽', '✈\ufe0f', '葛\u{e0100}', '\u0301', '\u200b', '\u200d'],
  ...['\ud83d', '\udc3f', '\u202e', '\ufeff', '\u0000', '🇨🇳'],
);

/** Any code unit, lone surrogates among them. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

const codePoint = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

const join = (pieces: readonly string[]): string => pieces.join('');

/** Not `fc.string({ unit: 'binary' })`, which takes seconds to make. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: troublesome },
      { weight: 1, arbitrary: unit },
      { weight: 1, arbitrary: codePoint },
    ),
    { maxLength: 400 },
  )
  .map(join);
