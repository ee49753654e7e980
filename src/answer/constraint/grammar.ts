/**
 * The form of an answer as a grammar that servers read: GBNF of llama.cpp, EBNF of vLLM and SGLang. Labels
 * and roles come from closed lists; a mention is any line, as the grammar does not know the text.
 */
import type { Question, QuestionLabel } from '../instruction/question';
import type { TypesQuestion } from '../instruction/types-question';

/** Names hold no control characters. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/gu, '\\$&')}"`;
}

/** What may stand under a mention. */
function childrenOf({ task }: Question, { roles }: QuestionLabel): string {
  if (task === 're') return ' (">" mention)+';
  if (task !== 'ee' || roles.length === 0) return '';
  return ` (">" (${roles.map((role) => quoted(`${role}：`)).join(' | ')}) mention)*`;
}

/** Of an answer that names types and nothing else; `undefined` where there are none. */
export function typesGrammarOf({ labels }: TypesQuestion): string | undefined {
  if (labels.length === 0) return undefined;
  const any = labels.map(({ name }) => quoted(`#${name}`)).join(' | ');
  return `root ::= ((${any}) "\\n")*`;
}

/** `undefined` where there is nothing to choose from. */
export function grammarOf(question: Question): string | undefined {
  const frames = question.labels.map(
    (label, index) =>
      `frame${index} ::= ${quoted(`#${label.name}`)} "\\n" ("-" mention${childrenOf(question, label)})+`,
  );
  if (frames.length === 0) return undefined;
  const any = frames.map((_, index) => `frame${index}`).join(' | ');
  return [`root ::= (${any})*`, ...frames, 'mention ::= [^ \\t\\r\\n] [^\\r\\n]* "\\n"'].join('\n');
}
