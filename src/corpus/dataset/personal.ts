/** Numbers that belong to a person: identity numbers and bank cards with a right check digit, mobile numbers. */

export type PersonalKind = 'identity-number' | 'mobile' | 'bank-card';

export interface PersonalNumber {
  readonly kind: PersonalKind;
  /** UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

interface Look {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
  readonly accepts: (digits: string) => boolean;
}

const LOOKS: readonly Look[] = [
  {
    kind: 'identity-number',
    pattern:
      /(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/gu,
    accepts: isIdentityNumber,
  },
  {
    kind: 'bank-card',
    pattern: /(?<!\d)[3-6]\d{3}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/gu,
    accepts: passesLuhn,
  },
  {
    kind: 'mobile',
    pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/gu,
    accepts: () => true,
  },
];

/** Sorted, apart from each other. Full-width digits count as ASCII ones. */
export function personalNumbers(text: string): readonly PersonalNumber[] {
  const plain = plainDigits(text);
  if (!/\d[\d -]{9}/u.test(plain)) return [];
  const found: PersonalNumber[] = [];
  for (const { kind, pattern, accepts } of LOOKS) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      if (accepts(match[0].replace(/[ -]/gu, ''))) found.push({ kind, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function plainDigits(text: string): string {
  return text.replace(/[０-９Ｘｘ]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

const IDENTITY_FACTORS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: the last character is a check digit of the 17 before. */
function isIdentityNumber(number: string): boolean {
  const sum = IDENTITY_FACTORS.reduce(
    (total, factor, at) => total + factor * Number(number.charAt(at)),
    0,
  );
  return '10X98765432'.charAt(sum % 11) === number.charAt(17).toUpperCase();
}

/** ISO/IEC 7812-1. */
function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < number.length; at += 1) {
    const digit = Number(number.charAt(number.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return number.length >= 16 && sum % 10 === 0;
}
