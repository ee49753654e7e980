/** How a line begins that is something of its own: an item of a list, a heading, a named field, a date. */

const NUMBER = '(?:\\d{1,3}|[一二三四五六七八九十百零〇]{1,4}|[A-Za-z]|[ivxIVX]{1,4})';

/** `(一)`, `1.`, `第三章`, `•`, `# `, `附件1：`. */
const ITEM = new RegExp(
  [
    '[-*+–·]\\s+\\S',
    '[•●○■□◆◇▪▫►▶▸★☆※→]',
    '#{1,6}\\s',
    `[(（【〔\\[]${NUMBER}[)）】〕\\]]`,
    `${NUMBER}[)）](?=\\S)`,
    `${NUMBER}[、．](?=\\S)`,
    `${NUMBER}\\.(?=[^\\d\\s]|\\s+\\S)`,
    '\\d+(?:\\.\\d+)+[\\s、．]',
    '第[一二三四五六七八九十百零〇\\d]{1,5}[章条编篇款]',
    '[\\u2460-\\u249b\\u3220-\\u3243\\u2776-\\u2793]',
    '(?:附件|附表|图|表)\\s?\\d+[\\s:：]',
  ].join('|'),
  'y',
);

/** `姓名：`, `联系 电话:`, but not `他说：“`. */
const FIELD = /[\p{Script=Han}\p{Script=Latin}\p{N} （）()]{1,12}[：:](?![“"「『/])/uy;

/** `2003年6月`, `1998-07`, `09:30`: entries of a record begin like this. */
const DATE = /(?:\d{4}\s?[年.\-/—~～至]|\d{1,2}\s?[月日:：.])/y;

/** Code units; no start is longer. */
const LONGEST_ITEM = 48;

function startsWith(pattern: RegExp, text: string, start: number, end: number): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text.slice(start, Math.min(end, start + LONGEST_ITEM)));
}

export function startsItem(text: string, start: number, end: number): boolean {
  return startsWith(ITEM, text, start, end);
}

export function startsField(text: string, start: number, end: number): boolean {
  return startsWith(FIELD, text, start, end);
}

export function startsDate(text: string, start: number, end: number): boolean {
  return startsWith(DATE, text, start, end);
}
