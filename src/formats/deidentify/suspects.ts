/** What nobody marked but looks like a person, a number or an address: for a last look before a text leaves. */
import type { SpanOffsets } from '../../core/edit';
import { NAME_PATTERNS } from './name-patterns';

export type SuspectCode =
  'name' | 'phone' | 'id-card' | 'email' | 'plate' | 'bank-card' | 'date' | 'address' | 'number';

/** What placeholders of each begin with; the texts are Chinese. */
export const SUSPECT_LABELS: Readonly<Record<SuspectCode, string>> = {
  name: '姓名',
  phone: '电话',
  'id-card': '证件号',
  email: '邮箱',
  plate: '车牌',
  'bank-card': '卡号',
  date: '日期',
  address: '地址',
  number: '号码',
};

export const SUSPECT_CODES = Object.keys(SUSPECT_LABELS) as readonly SuspectCode[];

export interface Suspect extends SpanOffsets {
  readonly code: SuspectCode;
}

interface Look {
  readonly code: SuspectCode;
  readonly pattern: RegExp;
  readonly accepts?: (found: string) => boolean;
}

/** 16 to 19 digits in groups of four, or without. */
const CARD_SHAPE = /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu;
const HAN_DIGIT = '[〇零一二三四五六七八九十]';

/** The first that fits takes the place: a card number is not also a telephone number. */
const LOOKS: readonly Look[] = [
  { code: 'email', pattern: /[\w.%+-]+[@＠][\w-]+(?:\.[\w-]+)+/gu },
  {
    code: 'id-card',
    pattern:
      /(?<![\dA-Za-z])\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/gu,
  },
  {
    code: 'id-card',
    pattern: /(?<![\dA-Za-z])\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\dA-Za-z])/gu,
  },
  {
    code: 'bank-card',
    pattern: CARD_SHAPE,
    accepts: (found) => passesLuhn(found.replace(/\D/gu, '')),
  },
  { code: 'number', pattern: CARD_SHAPE },
  { code: 'phone', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/gu },
  {
    code: 'phone',
    pattern: /(?<!\d)(?:[(（]?0\d{2,3}[)）]?[ -]?)[2-9]\d{2,3}[ -]?\d{4}(?:[-转]\d{1,6})?(?!\d)/gu,
  },
  { code: 'phone', pattern: /(?<!\d)[48]00[ -]?\d{3}[ -]?\d{4}(?!\d)/gu },
  {
    code: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·.• ]?(?:[A-HJ-NP-Z\d]{5,6}|[A-HJ-NP-Z\d]{4}[挂学警港澳领])(?![A-Za-z\d])/gu,
  },
  {
    code: 'date',
    pattern: /(?<!\d)(?:1[89]|20)\d{2} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?: ?[日号])?(?!\d)/gu,
  },
  { code: 'date', pattern: /(?<!\d)(?:(?:1[89]|20)\d{2} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?[日号]/gu },
  { code: 'date', pattern: /(?<!\d)(?:1[89]|20)\d{2} ?年(?: ?\d{1,2} ?月)?/gu },
  {
    code: 'date',
    pattern: new RegExp(
      `[一二〇零]${HAN_DIGIT}{3}年(?:${HAN_DIGIT}{1,2}月(?:${HAN_DIGIT}{1,3}[日号])?)?`,
      'gu',
    ),
  },
  { code: 'date', pattern: new RegExp(`${HAN_DIGIT}{1,2}月${HAN_DIGIT}{1,3}[日号]`, 'gu') },
  {
    code: 'address',
    pattern:
      /[\p{sc=Han}\dA-Za-z]{1,12}(?:路|街|大道|巷|弄|胡同) ?\d+ ?(?:号|弄)(?:[\p{sc=Han}\d-]{0,8}(?:幢|栋|座|楼|单元|室|层))?/gu,
  },
  { code: 'address', pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/gu },
  ...NAME_PATTERNS.map((pattern) => ({ code: 'name' as const, pattern })),
  { code: 'number', pattern: /(?<![A-Za-z\d])[A-Za-z]{0,3}\d{5,}(?!\d)/gu },
];

/**
 * Sorted, apart from each other. What overlaps a span of `marked` is left out. A list of patterns: it
 * finds what has one of the usual forms, and no more.
 */
export function findSuspects(text: string, marked: readonly SpanOffsets[]): readonly Suspect[] {
  const plain = toPlainDigits(text);
  const taken = new Uint8Array(text.length);
  for (const { start, end } of marked) taken.fill(1, start, end);
  const found: Suspect[] = [];
  for (const { code, pattern, accepts } of LOOKS) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.subarray(start, end).includes(1) || accepts?.(match[0]) === false) continue;
      taken.fill(1, start, end);
      found.push({ code, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Full-width letters, digits and blanks count as ASCII ones; offsets stay. */
function toPlainDigits(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]/gu, (wide) =>
    wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** The check digit of bank cards, ISO/IEC 7812-1. */
function passesLuhn(digits: string): boolean {
  if (digits.length < 16 || digits.length > 19) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
