/** What a model is asked: to translate and keep the tags. The second wording is for what was refused. */
import { BEGIN, END } from './answer-text';
import type { GlossaryPair } from './glossary';
import type { TaggedText } from './tags';

export interface Message {
  readonly role: 'user';
  readonly content: string;
}

export const PASSES = 2;

const glossaryLines = (pairs: readonly GlossaryPair[]): string =>
  pairs.length === 0
    ? ''
    : `\n以下名称按给出的译名翻译：\n${pairs.map(({ source, target }) => `${source} = ${target}`).join('\n')}\n`;

function firstWording(tagged: string, pairs: readonly GlossaryPair[]): string {
  return `把下面的英文翻译成通顺的中文。

英文里有成对的标记，例如 <a> 与 </a>。每一对标记在译文里恰好出现一次，名字不变，包住与原文相同的内容；标记的先后可以随语序改变。没有通行译名的人名和产品名可以保留英文。
${glossaryLines(pairs)}
只写译文，前面写 ${BEGIN}，后面写 ${END}。

英文：
${tagged}`;
}

function secondWording({ tagged, spans }: TaggedText, pairs: readonly GlossaryPair[]): string {
  const list = spans.map(({ name, text }) => `<${name}>…</${name}>：${text}`).join('\n');
  return `任务：英译中，并保留标记。

第一步，想好下面每个词语的中文说法：
${list === '' ? '（没有标记）' : list}
${glossaryLines(pairs)}
第二步，把整段译成中文，把每个词语的中文说法放在它自己的一对标记里。一对标记都不能少，不能多，不能改名，也不能互相交叉。标记里写中文，不写英文解释。

例子
英文：<a>Lena</a> moved to <b>Oslo</b>.
${BEGIN}<a>莱娜</a>搬到了<b>奥斯陆</b>。${END}

英文：${tagged}
现在写出译文，以 ${BEGIN} 开头，以 ${END} 结尾，不写别的。`;
}

/** `pass` from 1. */
export function messagesFor(
  pass: number,
  text: TaggedText,
  pairs: readonly GlossaryPair[],
): readonly Message[] {
  const content = pass === 1 ? firstWording(text.tagged, pairs) : secondWording(text, pairs);
  return [{ role: 'user', content }];
}
