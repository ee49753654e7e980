/** What is left of text that was read in the wrong encoding. */
import type { Check } from './check';

/** Usual remains of GBK, and UTF-8 that was read as Windows-1252: a lead byte and one or two that follow, twice. */
const MOJIBAKE =
  /锟斤拷|烫烫烫|屯屯屯|(?:[Ã-ï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}){2,}/u;

/** The first match of each kind is told. */
export const ENCODING_FAULTS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['replacement', /\uFFFD+/u],
  ['mojibake', MOJIBAKE],
  ['lone-surrogate', /\p{Surrogate}/u],
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  ['control', /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/u],
  ['private-use', /\p{Co}+/u],
];

export const ENCODINGS: Check = {
  code: 'encodings',
  repair: 'drop-broken-texts',
  weight: 0.4,
  of: 'document',
  needs: [],
  start: ({ finds }) => ({
    see: ({ index, document: { text } }) => {
      for (const [kind, pattern] of ENCODING_FAULTS) {
        const match = pattern.exec(text);
        if (match === null) continue;
        const { index: start } = match;
        finds.add(index, { kind, quote: shown(match[0]), start, end: start + match[0].length });
      }
    },
  }),
};

/** Characters that show nothing by their numbers. */
function shown(found: string): string {
  return Array.from(found, (character) =>
    /[\p{L}\p{S}]/u.test(character) && character !== '\uFFFD'
      ? character
      : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}
