/** What is asked for relations. */
import type { Template } from '../template';

const rows = (language: 'zh' | 'en', list: readonly (readonly [string, string])[]) =>
  list.map(([instruction, layout]): Template => ({ task: 'RE', language, instruction, layout }));

export const RELATION_TEMPLATES: readonly Template[] = [
  ...rows('zh', [
    [
      '请找出文本中属于所列关系的主体（subject）和客体（object），按关系写成 JSON；没有的关系写空列表。',
      '{instruction}\n关系：{schema}\n文本：{text}',
    ],
    [
      '下面是一段文字和几种关系。对每种关系，列出文字里成立的主体与客体，名称原样抄写；不成立的给 []，只输出 JSON。',
      '{instruction}\n文字：{text}\n关系列表：{schema}',
    ],
    [
      '你的任务是关系抽取：以关系名为键，值是 {"subject": 主体, "object": 客体} 的列表。文中没有说到的关系，值为空列表。',
      '要抽取的关系：{schema}\n{instruction}\n待处理的文本：{text}',
    ],
    [
      '读这段话，判断给定的关系存在于哪些对象之间。答案为 JSON，每种关系都要出现；没有这样的对象时列表为空。',
      '原文：{text}\n{instruction}\n给定的关系：{schema}',
    ],
    [
      '只依据原文，按关系清单抽取三元组。主体写在 subject，客体写在 object，方向不能颠倒；清单中未提到的关系填 []。',
      '{instruction}\n关系清单：{schema}\n原文如下：{text}',
    ],
    [
      '从内容中抽取所列的关系，输出格式为 {"关系": [{"subject": "", "object": ""}]}。不要推测，缺的关系留空列表。',
      '内容：{text}\n关系：{schema}\n{instruction}',
    ],
    [
      '这句话说明了哪些关系？只看列出的几种，依次给出主体和客体，结果为 JSON；某一种没有，就答空列表。',
      '列出的关系：{schema}\n句子：{text}\n{instruction}',
    ],
  ]),
  ...rows('en', [
    [
      'Find the subject and the object of every given relation that the text states, as JSON by relation. A relation that is not stated gets an empty list.',
      '{instruction}\nRelations: {schema}\nText: {text}',
    ],
    [
      'Read the passage. For each relation, list the pairs {"subject", "object"} between which it holds, with names copied word for word; write [] where it holds between none.',
      'Passage: {text}\n{instruction}\nRelations: {schema}',
    ],
    [
      'Which of these relations does the text express? Return JSON of the form {"relation": [{"subject": "", "object": ""}]}, with [] for absent relations, and guess nothing.',
      'Relations to look for: {schema}\n{instruction}\nText: {text}',
    ],
  ]),
];
