/** The translation in an answer that may hold more: thoughts, fences, a greeting, a note. */
import { err, ok, type Result } from '../../core/result';
import type { Refusal } from './refusal';

/** What the prompt asks to be put around the translation. */
export const BEGIN = '【译文】';
export const END = '【完】';

const THOUGHTS = /<think>[\s\S]*?<\/think>/giu;
const FENCE = /^\s*```[^\n]*\n([\s\S]*?)\n?```\s*$/u;
const LEAD = /^\s*(?:译文|翻译|中文译文|translation|chinese)\s*[:：]\s*/iu;
const DECLINED =
  /(?:抱歉|对不起|很遗憾)[^\n]{0,40}(?:无法|不能|不便)|(?:无法|不能)(?:提供|完成|协助|帮助|翻译)|\b(?:sorry|cannot|can't|unable to)\b/iu;

const ANY_TAG = /<\/?[a-z]+>/iu;

/** Between the marks; some models leave out the last one. */
function betweenMarks(said: string): string | undefined {
  const begin = said.lastIndexOf(BEGIN);
  if (begin < 0) return undefined;
  const rest = said.slice(begin + BEGIN.length);
  const end = rest.indexOf(END);
  return (end < 0 ? rest : rest.slice(0, end)).trim();
}

const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '');

/** `isTagged`: the source has tags, so that an answer without any is not its translation. */
export function translationIn(
  answer: string,
  source: string,
  isTagged: boolean,
): Result<string, Refusal> {
  const said = answer.replaceAll(THOUGHTS, '').replace(/^[\s\S]*<\/think>/iu, '');
  const marked = betweenMarks(said);
  if (marked !== undefined) return ok(marked);
  const plain = (FENCE.exec(said)?.[1] ?? said).replace(LEAD, '').replaceAll(END, '').trim();
  if (DECLINED.test(plain) && !ANY_TAG.test(plain)) return err('declined');
  return amongLines(plain, linesOf(source).length, isTagged);
}

/** A greeting before it and a note after it have no tags. */
function amongLines(plain: string, wanted: number, isTagged: boolean): Result<string, Refusal> {
  const lines = linesOf(plain);
  if (lines.length <= wanted) return ok(plain);
  const [only = '', ...more] = lines.filter((line) => ANY_TAG.test(line));
  const isClear = isTagged && wanted === 1 && only !== '' && more.length === 0;
  return isClear ? ok(only.trim()) : err('around');
}
