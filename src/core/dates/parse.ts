/** Reads dates: one mention, or all dates of a text with those before them as their context. */
import { err, ok, type Result } from '../result';
import { joinFields, type DateFields } from './fields';
import type { DateProblem, Interval } from './interval';
import { anchorOf, resolveFields, type Anchor, type DateContext } from './resolve';
import { RANGE } from './rule';
import { RULES } from './rules';

/** The words of a date, or of a range of two. */
interface Expression {
  readonly first: DateFields;
  readonly last: DateFields | undefined;
  readonly end: number;
}

const SEPARATOR = new RegExp(RANGE, 'yu');
/** Between two words of one date: a blank, 的, or a weekday in brackets. */
const BETWEEN = /[的 \t，,]?(?:（[^（）]{1,6}）|\([^()]{1,6}\))?/uy;
const IN_BRACKETS = /(?:（[^（）]{1,6}）|\([^()]{1,6}\))?/uy;
const LEADING = /^(?:早在|截至|截止|大约|时间|约|自从|自|从|于|在|至|到|以及|\s)+/u;
const TRAILING =
  /(?:左右|前后|以来|至今|起|开始|以前|之前|以后|之后|前|后|期间|间|内|时|的时候|许|正式|，|。|、|\s)+$/u;

function readWord(text: string, at: number): { fields: DateFields; end: number } | undefined {
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    const groups = found.slice(1).map((group: string | undefined) => group ?? '');
    const fields = read(groups);
    if (fields !== undefined) return { fields, end: at + found[0].length };
  }
  return undefined;
}

function endAfter(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** As many words as belong to one date. */
function readWords(text: string, from: number): { fields: DateFields; end: number } | undefined {
  const first = readWord(text, from);
  if (first === undefined) return undefined;
  let { fields, end } = first;
  for (;;) {
    const next = readWord(text, end) ?? readWord(text, endAfter(BETWEEN, text, end));
    const joined = next === undefined ? undefined : joinFields(fields, next.fields);
    if (next === undefined || joined === undefined || joined.vague === true) break;
    fields = joined;
    end = next.end;
  }
  return { fields, end };
}

function readExpression(text: string, from: number): Expression | undefined {
  const first = readWords(text, from);
  if (first === undefined) return undefined;
  const after = endAfter(SEPARATOR, text, first.end);
  const last = after === first.end ? undefined : readWords(text, after);
  const end = endAfter(IN_BRACKETS, text, last?.end ?? first.end);
  return { first: first.fields, last: last?.fields, end };
}

/** The end of a range takes what its start says and it does not: of 3月12日至15日 the month. */
const COARSE = ['century', 'year', 'lunarMonth', 'month', 'week', 'day'] as const;

function inherit(from: DateFields, to: DateFields): DateFields {
  const finest = COARSE.findIndex((name) => name in to);
  const names = COARSE.slice(0, finest === -1 ? COARSE.length : finest);
  const given = names.filter((name) => name in from).map((name) => [name, from[name]]);
  const ofDay = finest === -1 && to.clock !== undefined && from.dayPart !== undefined;
  return {
    ...(Object.fromEntries(given) as DateFields),
    ...(ofDay && to.dayPart === undefined ? { dayPart: from.dayPart } : {}),
    ...to,
  };
}

function resolveRange(
  { first, last }: Expression,
  context: DateContext,
): Result<Interval, DateProblem> {
  const start = resolveFields(
    last?.year !== undefined && first.year === undefined && last.year.from === 'number'
      ? { year: last.year, ...first }
      : first,
    context,
  );
  if (!start.ok || last === undefined) return start;
  const end = resolveFields(inherit(first, last), context);
  if (!end.ok) return end;
  if (end.value.end <= start.value.start) return err('backwards');
  return ok({ ...start.value, end: end.value.end });
}

/** A mention, all of whose words have to belong to the date, apart from such as 左右 around it. */
export function parseDate(mention: string, context: DateContext): Result<Interval, DateProblem> {
  const text = mention.replace(LEADING, '');
  for (const candidate of [text, text.replace(TRAILING, '')]) {
    const expression = readExpression(candidate, 0);
    if (expression?.end === candidate.length) return resolveRange(expression, context);
  }
  return err('no-date');
}

export interface FoundDate {
  /** UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  readonly result: Result<Interval, DateProblem>;
  /** The dates before it that its words may lean on. */
  readonly anchor: Anchor | undefined;
  /** Those that the words after it may lean on. */
  readonly next: Anchor | undefined;
}

/** Where a date may begin. */
const BEGINNING =
  /[0-9０-９〇零○一二两三四五六七八九十廿卅百公西今去前明后昨当同次翌本上下这第首周星礼农阴腊正冬春夏秋元劳国圣端中除半大近日最目不此几数多早凌清早午傍晚夜深年月岁Qq]/u;
/** Words that say nothing of a date on their own, or are parts of other words. */
const WEAK: readonly (keyof DateFields)[] = ['part', 'season', 'dayPart', 'lunarDay'];

function isStrong({ first, last }: Expression): boolean {
  if (first.vague === true) return false;
  return last !== undefined || Object.keys(first).some((name) => !WEAK.includes(name as 'part'));
}

/** A number that goes on, such as 3号 in A123号, is no date. */
function standsAlone(text: string, start: number): boolean {
  return !/[0-9A-Za-z.]/u.test(text.charAt(start - 1)) || !/[0-9]/u.test(text.charAt(start));
}

/** The dates of a text in order; each year that is named holds for the dates after it. */
export function findDates(text: string, reference: DateContext['reference']): readonly FoundDate[] {
  const found: FoundDate[] = [];
  let anchor: Anchor | undefined;
  for (let at = 0; at < text.length; at += 1) {
    if (!BEGINNING.test(text.charAt(at)) || !standsAlone(text, at)) continue;
    const expression = readExpression(text, at);
    if (expression === undefined || !isStrong(expression)) continue;
    const result = resolveRange(expression, { reference, anchor });
    const next = result.ok ? nextAnchor(anchor, result.value, expression.first) : anchor;
    found.push({ start: at, end: expression.end, result, anchor, next });
    anchor = next;
    at = expression.end - 1;
  }
  return found;
}

const NEAR = ['week', 'weekday', 'distance'] as const;

/** What was reckoned from the day of writing, such as 昨天, does not move the year of the story. */
function nextAnchor(
  before: Anchor | undefined,
  interval: Interval,
  fields: DateFields,
): Anchor | undefined {
  const { year, month, day } = fields;
  const ofWriting = day?.from === 'reference' || month?.from === 'reference';
  if (ofWriting || NEAR.some((name) => name in fields)) return before;
  const named = [year, month, day].some((field) => field !== undefined);
  return named ? (anchorOf(interval) ?? before) : before;
}

/** The first date of a text that names year, month and day. */
export function firstFullDate(text: string): Interval | undefined {
  for (const { result } of findDates(text, undefined)) {
    const fine = result.ok && ['day', 'hour', 'minute'].includes(result.value.grain);
    if (fine) return result.value;
  }
  return undefined;
}
