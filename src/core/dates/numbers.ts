/** Numbers in Chinese dates: 12, １２, 十二, 廿三, 二〇二六. */

const DIGITS = '〇一二三四五六七八九';

/** Sources of patterns; without groups. Up to 99, and a year of three or four digits. */
export const SMALL = '(?:[0-9０-９]{1,2}|[〇零一二两三四五六七八九十廿卅]{1,3})';
export const YEAR_DIGITS = '(?:[0-9０-９]{3,4}|[〇零○Ｏ一二三四五六七八九]{4})';
/** A count before 天前 and the like. */
export const COUNT = '(?:[0-9０-９]{1,4}|[一二两三四五六七八九十百]{1,5})';

function digitOf(character: string): number {
  if (character === '零' || character === '○' || character === 'Ｏ') return 0;
  if (character === '两') return 2;
  return DIGITS.indexOf(character);
}

function plainDigits(text: string): string | undefined {
  const narrow = text.replace(/[０-９]/gu, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
  if (/^[0-9]+$/u.test(narrow)) return narrow;
  const digits = Array.from(text, digitOf);
  return digits.length > 0 && digits.every((digit) => digit >= 0) ? digits.join('') : undefined;
}

/** 十二, 三十, 一百二十, 廿三; undefined for what is no number. */
function withUnits(text: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  for (const character of text.replace('廿', '二十').replace('卅', '三十')) {
    const unit = { 十: 10, 百: 100 }[character];
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit;
      digit = undefined;
      continue;
    }
    const value = digitOf(character);
    if (value < 0 || (digit !== undefined && digit !== 0)) return undefined;
    digit = value;
  }
  return sum + (digit ?? 0);
}

export function readNumber(text: string): number | undefined {
  const digits = plainDigits(text);
  if (digits !== undefined) return Number(digits);
  return text === '' ? undefined : withUnits(text);
}
