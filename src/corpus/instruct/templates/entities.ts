/** What is asked for entities. */
import type { Template } from '../template';

const rows = (language: 'zh' | 'en', list: readonly (readonly [string, string])[]) =>
  list.map(([instruction, layout]): Template => ({ task: 'NER', language, instruction, layout }));

export const ENTITY_TEMPLATES: readonly Template[] = [
  ...rows('zh', [
    [
      '请找出文本里属于所列类型的实体，按类型写成 JSON；没有的类型写空列表。',
      '{instruction}\n类型：{schema}\n文本：{text}',
    ],
    [
      '下面给出一段文字和若干实体类型。逐个类型列出文字中的实体，原样抄写，找不到就给 []，只输出 JSON。',
      '{instruction}\n文字：{text}\n实体类型：{schema}',
    ],
    [
      '你的任务是命名实体识别：以类型名为键、实体列表为值，返回一个 JSON 对象。未出现的类型，值为空列表。',
      '要识别的类型：{schema}\n{instruction}\n待处理的文本：{text}',
    ],
    [
      '读完这段话，把其中的实体归到给定的类型下。答案用 JSON 表示，每个类型都要出现，没有实体时列表为空。',
      '原文：{text}\n{instruction}\n给定的类型：{schema}',
    ],
    [
      '按类型清单标出原文中的实体。同一名称出现几次就写几次，不要改动文字；清单里没有对应实体的类型，填 []。',
      '{instruction}\n类型清单：{schema}\n原文如下：{text}',
    ],
    [
      '从给定内容中抽取实体，输出格式为 {"类型": ["实体"]}。不属于所列类型的不要写，缺的类型留空列表。',
      '内容：{text}\n类型：{schema}\n{instruction}',
    ],
    [
      '这句话里有哪些实体？只看列出的类型，依次作答，结果为 JSON；某一类没有，就答空列表。',
      '列出的类型：{schema}\n句子：{text}\n{instruction}',
    ],
  ]),
  ...rows('en', [
    [
      'List the entities of the given types that stand in the text, as JSON by type. A type without entities gets an empty list.',
      '{instruction}\nTypes: {schema}\nText: {text}',
    ],
    [
      'Read the passage and copy out its entities word for word. Answer with one JSON object whose keys are the types; write [] where there is nothing.',
      'Passage: {text}\n{instruction}\nEntity types: {schema}',
    ],
    [
      'Which entities does this text name? Consider only the types below, and return JSON of the form {"type": ["entity"]}, with [] for absent types.',
      'Types to look for: {schema}\n{instruction}\nText: {text}',
    ],
  ]),
];
