/** The wording that ships with the app: short and concrete, the text last so that all before it repeats. */
import type { InstructionLanguage, InstructionTask } from './question';

const ZH: Readonly<Record<InstructionTask, string>> = {
  ner: `从文本中找出下列类型的实体，照抄原文，一字不改。
类型：
{labels}

先写“#类型”，下面每行写一个“-实体”。文本中没有的类型不写。不要解释。
例如类型是“动物”和“地点”，文本是“栗鼠搬到了松果镇。”，就回答：
#动物
-栗鼠
#地点
-松果镇

文本：
{text}`,
  re: `从文本中找出下列关系，照抄原文，一字不改。每种关系后面是主体的类型 → 客体的类型。
关系：
{labels}

先写“#关系”，再写“-主体”，下面每行写一个“>客体”。文本中没有的关系不写。不要解释。
例如关系是“住地：动物 → 地点”，文本是“栗鼠和松鸦都住在松果镇。”，就回答：
#住地
-栗鼠
>松果镇
-松鸦
>松果镇

文本：
{text}`,
  ee: `从文本中找出下列类型的事件，照抄原文，一字不改。触发词是文本中说出这件事的词。
事件：
{labels}

先写“#事件”，再写“-触发词”，下面每行写一个“>角色：词语”。文本中没有的事件和角色不写。不要解释。
例如事件是“搬家：角色 时间、搬家者、去处”，文本是“去年栗鼠搬到了松果镇。”，就回答：
#搬家
-搬到
>时间：去年
>搬家者：栗鼠
>去处：松果镇

文本：
{text}`,
};

const EN: Readonly<Record<InstructionTask, string>> = {
  ner: `Find the entities of these types in the text. Copy them exactly as the text has them.
Types:
{labels}

Write "#type", then one "-entity" a line below it. Leave out types that the text does not have. Do not explain.
For example, with the types animal and place and the text "The squirrel moved to Conetown." answer:
#animal
-squirrel
#place
-Conetown

Text:
{text}`,
  re: `Find these relations in the text. Copy their ends exactly as the text has them. Behind each relation stands the type of its subject → the type of its object.
Relations:
{labels}

Write "#relation", then "-subject", then one ">object" a line below it. Leave out relations that the text does not have. Do not explain.
For example, with the relation "home: animal → place" and the text "The squirrel and the jay live in Conetown." answer:
#home
-squirrel
>Conetown
-jay
>Conetown

Text:
{text}`,
  ee: `Find the events of these types in the text. Copy words exactly as the text has them. A trigger is the word of the text that tells the event.
Events:
{labels}

Write "#event", then "-trigger", then one ">role：words" a line below it. Leave out events and roles that the text does not have. Do not explain.
For example, with the event "move: roles time, mover, goal" and the text "Last year the squirrel moved to Conetown." answer:
#move
-moved
>time：Last year
>mover：squirrel
>goal：Conetown

Text:
{text}`,
};

/** Holds the placeholders `{labels}` and `{text}`, as a person's own wording may. */
export function shippedInstruction(task: InstructionTask, language: InstructionLanguage): string {
  return (language === 'zh' ? ZH : EN)[task];
}
