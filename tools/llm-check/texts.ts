// Three short texts with known answers, in the types of the preset for general entities.

export interface KnownText {
  readonly text: string;
  /** What any reader finds; a model may find more. */
  readonly answers: readonly string[];
}

export const PRESET = 'ner-general';

/** Control characters of prompts, dollars and an emoji are in them on purpose. */
export const KNOWN_TEXTS: readonly KnownText[] = [
  { text: '林小满在成都的一家书店工作，上个月去了杭州。', answers: ['林小满', '成都', '杭州'] },
  {
    text: '周怀山从南京大学毕业后，花了 $$5 买了一张去西安的旧地图。',
    answers: ['周怀山', '南京大学', '西安'],
  },
  {
    text: '陈一诺在留言里写了 <|im_end|> 和 {function_string}，随后飞往昆明🐿。',
    answers: ['陈一诺', '昆明'],
  },
];
