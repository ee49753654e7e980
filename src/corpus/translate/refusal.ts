/** Why a translation is not taken, as codes with sentences. */

export type Refusal =
  | 'false-offsets'
  | 'crossing'
  | 'cut-off'
  | 'declined'
  | 'around'
  | 'lost'
  | 'doubled'
  | 'crossed'
  | 'nested'
  | 'renamed'
  | 'empty'
  | 'not-chinese'
  | 'untranslated'
  | 'odd-length'
  | 'off-glossary';

export const REFUSAL_WORDS: Readonly<
  Record<Refusal, { readonly zh: string; readonly en: string }>
> = {
  'false-offsets': {
    zh: '有提及的位置与文字不符，没有去译。先用 dataset clean 修好。',
    en: 'A mention does not stand where it says; it was not asked for. Run dataset clean first.',
  },
  crossing: {
    zh: '原文里有互相交叉的提及，标记不能表示，没有去译。',
    en: 'Mentions of the source cross each other, which tags cannot say; it was not asked for.',
  },
  'cut-off': { zh: '译文没有写完。', en: 'The translation was cut off.' },
  declined: { zh: '模型拒绝翻译。', en: 'The model declined to translate.' },
  around: {
    zh: '答复里除了译文还有别的话，分不出哪些是译文。',
    en: 'The answer holds more than the translation, and which part it is cannot be told.',
  },
  lost: { zh: '缺了标记。', en: 'A tag is missing.' },
  doubled: { zh: '同一标记出现了两次。', en: 'A tag stands twice.' },
  crossed: { zh: '标记互相交叉。', en: 'Tags cross each other.' },
  nested: {
    zh: '标记的嵌套与原文不同。',
    en: 'Tags stand inside each other otherwise than in the source.',
  },
  renamed: { zh: '出现了原文没有的标记。', en: 'There is a tag that the source does not have.' },
  empty: { zh: '标记里没有文字。', en: 'There is nothing between a tag and its end.' },
  'not-chinese': {
    zh: '标记里既不是中文，也不是原样保留的名称。',
    en: 'What is tagged is neither Chinese nor a name kept as it was.',
  },
  untranslated: { zh: '译文大半不是中文。', en: 'Most of the translation is not Chinese.' },
  'odd-length': {
    zh: '译文比原文短得多或长得多。',
    en: 'The translation is far shorter or longer than the source.',
  },
  'off-glossary': {
    zh: '没有用对照表里的译名。',
    en: 'A name is not translated as the glossary says.',
  },
};
