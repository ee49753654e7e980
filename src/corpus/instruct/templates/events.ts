/** What is asked for events. */
import type { Template } from '../template';

const rows = (language: 'zh' | 'en', list: readonly (readonly [string, string])[]) =>
  list.map(([instruction, layout]): Template => ({ task: 'EE', language, instruction, layout }));

export const EVENT_TEMPLATES: readonly Template[] = [
  ...rows('zh', [
    [
      '请找出文本中属于所列类型的事件，以 JSON 给出触发词（trigger）和各角色的论元（arguments）；没有的类型写空列表。',
      '{instruction}\n事件类型：{schema}\n文本：{text}',
    ],
    [
      '下面是一段文字和几种事件的定义。对每种事件，列出触发词以及文字中出现的论元，词语原样抄写；没有发生的给 []，只输出 JSON。',
      '{instruction}\n文字：{text}\n事件定义：{schema}',
    ],
    [
      '你的任务是事件抽取：以事件类型为键，值是 {"trigger": 触发词, "arguments": {角色: [论元]}} 的列表。文中没有的类型，值为空列表。',
      '要抽取的事件：{schema}\n{instruction}\n待处理的文本：{text}',
    ],
    [
      '读这段话，看其中发生了哪些给定类型的事件，谁参与、何时何地等按角色填写。答案为 JSON，每个类型都要出现，没有事件时列表为空。',
      '原文：{text}\n{instruction}\n给定的事件类型：{schema}',
    ],
    [
      '按事件清单阅读原文：先定触发词，再找各角色的论元，原文没有的角色不写；清单中没有发生的类型填 []。',
      '{instruction}\n事件清单：{schema}\n原文如下：{text}',
    ],
    [
      '从内容中抽取事件，输出格式为 {"类型": [{"trigger": "", "arguments": {"角色": [""]}}]}。只写内容中有的，缺的类型留空列表。',
      '内容：{text}\n事件类型：{schema}\n{instruction}',
    ],
    [
      '这段话报道了什么事件？只看列出的类型，依次给出触发词和论元，结果为 JSON；某一类没有，就答空列表。',
      '列出的类型：{schema}\n正文：{text}\n{instruction}',
    ],
  ]),
  ...rows('en', [
    [
      'Find the events of the given types in the text: trigger and arguments by role, as JSON by type. A type without events gets an empty list.',
      '{instruction}\nEvent types: {schema}\nText: {text}',
    ],
    [
      'Read the passage. For each event type, list what happened as {"trigger", "arguments"}, with words copied as they stand; leave out roles that nobody fills, and write [] for types without events.',
      'Passage: {text}\n{instruction}\nEvent types and roles: {schema}',
    ],
    [
      'Which of these events does the text report? Return JSON of the form {"type": [{"trigger": "", "arguments": {"role": [""]}}]}, with [] for absent types.',
      'Events to look for: {schema}\n{instruction}\nText: {text}',
    ],
  ]),
];
