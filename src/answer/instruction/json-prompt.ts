/** What is said to servers that take a JSON schema and no grammar: the answer is a list of items. */
import { writeExamples } from './examples/write';
import { listLabels } from './label-list';
import { fillIn, type ChatMessages } from './prompt';
import type { Instructions, InstructionTask, Question } from './question';

const ZH: Readonly<Record<InstructionTask, string>> = {
  ner: `从文本中找出下列类型的实体，照抄原文，一字不改。
类型：
{labels}

只用 JSON 回答，每个实体一项。文本中没有的类型不写。不要解释。
例如类型是“动物”和“地点”，文本是“栗鼠搬到了松果镇。”，就回答：
{"items":[{"type":"动物","text":"栗鼠"},{"type":"地点","text":"松果镇"}]}

文本：
{text}`,
  re: `从文本中找出下列关系，照抄原文，一字不改。每种关系后面是主体的类型 → 客体的类型。
关系：
{labels}

只用 JSON 回答，每个关系一项：head 是主体，tail 是客体。文本中没有的关系不写。不要解释。
例如关系是“住地：动物 → 地点”，文本是“栗鼠和松鸦都住在松果镇。”，就回答：
{"items":[{"type":"住地","head":"栗鼠","tail":"松果镇"},{"type":"住地","head":"松鸦","tail":"松果镇"}]}

文本：
{text}`,
  ee: `从文本中找出下列类型的事件，照抄原文，一字不改。触发词是文本中说出这件事的词。
事件：
{labels}

只用 JSON 回答，每个事件一项：trigger 是触发词，arguments 是各个角色的词语。文本中没有的事件和角色不写。不要解释。
例如事件是“搬家：角色 时间、搬家者、去处”，文本是“去年栗鼠搬到了松果镇。”，就回答：
{"items":[{"type":"搬家","trigger":"搬到","arguments":[{"role":"时间","text":"去年"},{"role":"搬家者","text":"栗鼠"},{"role":"去处","text":"松果镇"}]}]}

文本：
{text}`,
};

const EN: Readonly<Record<InstructionTask, string>> = {
  ner: `Find the entities of these types in the text. Copy them exactly as the text has them.
Types:
{labels}

Answer in JSON only, one item for each entity. Leave out types that the text does not have. Do not explain.
For example, with the types animal and place and the text "The squirrel moved to Conetown." answer:
{"items":[{"type":"animal","text":"squirrel"},{"type":"place","text":"Conetown"}]}

Text:
{text}`,
  re: `Find these relations in the text. Copy their ends exactly as the text has them. Behind each relation stands the type of its subject → the type of its object.
Relations:
{labels}

Answer in JSON only, one item for each relation: head is the subject, tail the object. Leave out relations that the text does not have. Do not explain.
For example, with the relation "home: animal → place" and the text "The squirrel and the jay live in Conetown." answer:
{"items":[{"type":"home","head":"squirrel","tail":"Conetown"},{"type":"home","head":"jay","tail":"Conetown"}]}

Text:
{text}`,
  ee: `Find the events of these types in the text. Copy words exactly as the text has them. A trigger is the word of the text that tells the event.
Events:
{labels}

Answer in JSON only, one item for each event: trigger is its trigger, arguments are the words of its roles. Leave out events and roles that the text does not have. Do not explain.
For example, with the event "move: roles time, mover, goal" and the text "Last year the squirrel moved to Conetown." answer:
{"items":[{"type":"move","trigger":"moved","arguments":[{"role":"time","text":"Last year"},{"role":"mover","text":"squirrel"},{"role":"goal","text":"Conetown"}]}]}

Text:
{text}`,
};

/** A person's own wording asks for lines, so it has no part in this. */
export function buildJsonPrompt(
  question: Question,
  chunkText: string,
  instructions: Instructions,
): ChatMessages {
  const { language } = instructions;
  const wording = (language === 'zh' ? ZH : EN)[question.task];
  const labels = listLabels(question, language, 'json');
  const examples = writeExamples(question, chunkText, instructions, 'json');
  return fillIn(wording, { labels, examples, text: chunkText });
}
