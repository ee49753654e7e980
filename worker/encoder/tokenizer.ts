/** Text to ids. A token is one UTF-16 code unit, so that a token's index is its offset. */
import { err, ok, type Result } from '../../src/core/result';

/** Ids below the first character: padding, the training mask, then classes of units that are not characters. */
const FIRST_CLASS = 2;
const CLASS = {
  other: 0,
  space: 1,
  punctuation: 2,
  latin: 3,
  digit: 4,
  han: 5,
  surrogate: 6,
} as const;
const FIRST_CHAR = FIRST_CLASS + 7;
const UNITS = 0x1_0000;
const HAN_ID = FIRST_CLASS + CLASS.han;

type Range = readonly [from: number, to: number, unitClass: number];

/** The first range that holds a unit tells its class; mirrors `class_of` of the training code. */
const RANGES: readonly Range[] = [
  [0xd800, 0xdfff, CLASS.surrogate],
  [0x0000, 0x0020, CLASS.space],
  [0x00a0, 0x00a0, CLASS.space],
  [0x3000, 0x3000, CLASS.space],
  [0xfeff, 0xfeff, CLASS.space],
  [0x2000, 0x200f, CLASS.space],
  [0x3400, 0x9fff, CLASS.han],
  [0xf900, 0xfaff, CLASS.han],
  [0x2010, 0x206f, CLASS.punctuation],
  [0x3001, 0x303f, CLASS.punctuation],
  [0xfe30, 0xfe6f, CLASS.punctuation],
  [0x2150, 0x218f, CLASS.digit],
  [0x2460, 0x24ff, CLASS.digit],
  [0x00c0, 0x024f, CLASS.latin],
  [0x0370, 0x052f, CLASS.latin],
];

export interface Tokenizer {
  /** Ids of the code units `[start, end)` of the text. */
  encode(text: string, start?: number, end?: number): Int32Array;
}

interface VocabularyFile {
  /** Characters in the order of their ids. */
  readonly chars: string;
  /** Pairs: a unit, and the character that it is read as (full-width, traditional). */
  readonly aliases: string;
}

function isVocabulary(value: unknown): value is VocabularyFile {
  if (typeof value !== 'object' || value === null) return false;
  const { chars, aliases } = value as Partial<VocabularyFile>;
  return typeof chars === 'string' && typeof aliases === 'string' && aliases.length % 2 === 0;
}

function idTable({ chars, aliases }: VocabularyFile): Int32Array {
  const table = new Int32Array(UNITS).fill(FIRST_CLASS + CLASS.other);
  for (const [from, to, unitClass] of RANGES.toReversed()) {
    table.fill(FIRST_CLASS + unitClass, from, to + 1);
  }
  for (let index = 0; index < chars.length; index += 1) {
    table[chars.charCodeAt(index)] = FIRST_CHAR + index;
  }
  for (let index = 0; index < aliases.length; index += 2) {
    table[aliases.charCodeAt(index)] = table[aliases.charCodeAt(index + 1)] ?? 0;
  }
  return table;
}

/** Whether two units are one Han character of the planes 2 and 3, which hold no other characters. */
function isHanPair(high: number, low: number): boolean {
  return high >= 0xd840 && high <= 0xd8bf && low >= 0xdc00 && low <= 0xdfff;
}

/** `json`: the vocabulary file of a model. The error says in English what is wrong with it. */
export function createTokenizer(json: unknown): Result<Tokenizer, string> {
  if (!isVocabulary(json)) return err('the vocabulary is not one');
  const table = idTable(json);
  return ok({
    encode: (text, start = 0, end = text.length) => {
      const ids = new Int32Array(Math.max(0, end - start));
      let before = 0;
      for (let index = 0; index < ids.length; index += 1) {
        const unit = text.charCodeAt(start + index);
        ids[index] = table[unit] ?? 0;
        if (isHanPair(before, unit)) ids.fill(HAN_ID, index - 1, index + 1);
        before = unit;
      }
      return ids;
    },
  });
}
