/** What checks, their finds and repairs are called, and what to do about them, in both languages. */
import type { CheckCode, RepairCode } from './check';

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export interface CheckWords {
  readonly name: Sentence;
  /** What it means and what to do. */
  readonly advice: Sentence;
}

const words = (zh: string, en: string, zhAdvice: string, enAdvice: string): CheckWords => ({
  name: { zh, en },
  advice: { zh: zhAdvice, en: enAdvice },
});

export const CHECK_WORDS: Readonly<Record<CheckCode, CheckWords>> = {
  'exact-duplicates': words(
    '完全重复的文本',
    'Exact duplicates',
    '文本与另一篇逐字相同。清洗时保留标注最多的一篇；标注不同的，先看例子再决定。',
    'The text is that of another document letter for letter. Cleaning keeps the one with the most annotations; where annotations differ, look at the examples first.',
  ),
  'near-duplicates': words(
    '近似重复的文本',
    'Near duplicates',
    '与另一篇的多数五字片段相同。确认不是有意的改写后，用 drop-near-duplicates 去掉。',
    'Most character 5-grams are those of another document. Where they are no variants on purpose, drop-near-duplicates removes them.',
  ),
  'shared-texts': words(
    '划分两侧共有的文本',
    'Texts on both sides of a split',
    '这篇也在验证集或测试集中，分数会虚高。从训练一侧去掉，或用 split 重新划分。',
    'The text stands in a validation or test set too, which makes scores too high. Drop it from the training side, or divide again with split.',
  ),
  'repeated-ids': words(
    '重复的文档编号',
    'Repeated document ids',
    '两篇文档的编号相同，其他程序可能只留下一篇。清洗时给后一篇新的编号。',
    'Two documents have one id, and other programs may keep only one. Cleaning gives the later one a new id.',
  ),
  offsets: words(
    '位置与原文不符',
    'Offsets that do not fit',
    '按位置取出的文字不是标注的文字。清洗时按原文移到最近的位置；原文里没有的，连同其关系去掉并计数。',
    'The offsets do not give the text of the mention. Cleaning moves it to the nearest place of its text; a mention that the text does not have goes with its links, and is counted.',
  ),
  boundaries: words(
    '边界有问题的提及',
    'Mentions with wrong edges',
    '提及以空白或标点开头、结尾，或截断了单词、数字。清洗时移动边界。',
    'A mention begins or ends with a blank or punctuation, or inside a word or number. Cleaning moves the edges.',
  ),
  'repeated-items': words(
    '重复的标注',
    'Repeated annotations',
    '同一处同一标签标了两次，或同一关系写了两次。清洗时只留一个。',
    'The same mention or relation stands twice in a document. Cleaning keeps one.',
  ),
  'double-labels': words(
    '同一处有两个标签',
    'One span with two labels',
    '如果标签本该互斥，请定一个；keep-one-label 会留下该文字在全集中更常用的标签。',
    'Where labels exclude each other, decide for one; keep-one-label keeps the label that the string has more often in the dataset.',
  ),
  'rival-labels': words(
    '同一文字的标签互相矛盾',
    'One string with rival labels',
    '这个文字几乎总用另一个标签，或两个来源的标签不同。逐条看，或在标签表里把两个名称对应起来。',
    'The string nearly always has another label, or two sources label it differently. Look at each, or join the names in the label table.',
  ),
  'missed-mentions': words(
    '可能漏标或多标的文字',
    'Mentions left out or marked by chance',
    '这个文字别处几乎都标了而这里没有，或几乎都没标而这里标了。请在审阅中确认。',
    'The string is annotated nearly everywhere but here, or nearly nowhere but here. Confirm in review.',
  ),
  'model-doubts': words(
    '模型不认同的标注',
    'Annotations that a model doubts',
    '用其余各折训练的轻量模型在这里给出了不同的结果，每类中最可疑的排在最前。模型也会错：请逐条审阅，改标注或保留。',
    'A light model that was fitted on the other folds has something else here; of each kind the most doubtful come first. The model may be wrong: look at each in review, and mend or keep the annotation.',
  ),
  'broken-relations': words(
    '端点缺失的关系',
    'Relations without an end',
    '关系指向不存在的提及。补上提及，或在清洗时去掉这条关系。',
    'A relation names a mention that is not there. Add the mention, or let cleaning drop the relation.',
  ),
  'broken-events': words(
    '缺少触发词或论元的事件',
    'Events without a trigger or filler',
    '事件没有触发词，或论元指向不存在的提及。补上，或在清洗时去掉。',
    'An event has no trigger, or an argument names a mention that is not there. Add it, or let cleaning drop it.',
  ),
  'rare-labels': words(
    '样本太少的标签',
    'Labels with too few examples',
    '样本太少，学不会也测不准。补充样本、并入更宽的标签，或用 drop-rare-labels 去掉。',
    'Too few to learn from or to measure. Add examples, join them to a broader label, or drop them with drop-rare-labels.',
  ),
  'mixed-labels': words(
    '中英文混用的标签',
    'Labels in two languages',
    '标签有中文也有英文，同一类可能有两个名称。用 unify 的标签表统一。',
    'Labels are Chinese and Latin; one type may have two names. Unify them with a label table.',
  ),
  'mixed-scripts': words(
    '文字混杂的文本',
    'Mixed scripts',
    '有形近的外文字母、全角半角混用、简繁混用，或整篇没有汉字。确认来源后再留用。',
    'Letters of another script that look Latin, two widths, simplified beside traditional, or no Han at all. Confirm the source before you keep it.',
  ),
  'odd-lengths': words(
    '长度异常',
    'Odd lengths',
    '空文本，或远短于、远长于其他文本，或提及过长。空文本在清洗时去掉，其余请查看。',
    'An empty text, one much shorter or longer than the others, or a very long mention. Cleaning drops empty texts; look at the others.',
  ),
  encodings: words(
    '乱码',
    'Broken encodings',
    '有替换符、控制字符或乱码，多半是编码读错了。用正确的编码重新读入；无法恢复的用 drop-broken-texts 去掉。',
    'Replacement characters, control characters or garbled text: probably read in a wrong encoding. Read it again in the right one, or drop it with drop-broken-texts.',
  ),
  'personal-data': words(
    '个人信息',
    'Personal data',
    '有身份证号（校验位正确）、手机号或银行卡号。公开前请决定：去掉，或用 mask-personal-data 遮住。',
    'Identity numbers with a right check digit, mobile numbers or bank cards. Decide before you publish: drop the text, or cover them with mask-personal-data.',
  ),
};

export const REPAIR_WORDS: Readonly<Record<RepairCode, Sentence>> = {
  'drop-exact-duplicates': { zh: '去掉完全重复的文档', en: 'Drop exact duplicates' },
  'drop-near-duplicates': { zh: '去掉近似重复的文档', en: 'Drop near duplicates' },
  'drop-shared-texts': {
    zh: '去掉与验证集、测试集共有的文档',
    en: 'Drop what a held-out side has',
  },
  'rename-repeated-ids': { zh: '给重复的编号改名', en: 'Rename repeated ids' },
  'repair-offsets': { zh: '按原文修正位置', en: 'Repair offsets by the quote' },
  'trim-boundaries': { zh: '修正边界', en: 'Move edges' },
  'drop-repeated-items': { zh: '去掉重复的标注', en: 'Drop repeated annotations' },
  'keep-one-label': { zh: '每处只留一个标签', en: 'Keep one label a span' },
  'drop-broken-relations': { zh: '去掉端点缺失的关系', en: 'Drop relations without an end' },
  'drop-broken-events': { zh: '去掉残缺的事件和论元', en: 'Drop broken events and arguments' },
  'drop-rare-labels': { zh: '去掉样本太少的标签', en: 'Drop labels with too few examples' },
  'drop-empty-texts': { zh: '去掉空文本', en: 'Drop empty texts' },
  'drop-broken-texts': { zh: '去掉乱码文本', en: 'Drop texts with a broken encoding' },
  'mask-personal-data': { zh: '遮住个人号码', en: 'Cover personal numbers' },
};

/** By kind of find. */
export const KIND_WORDS: Readonly<Record<string, Sentence>> = {
  'same-annotations': { zh: '标注相同', en: 'same annotations' },
  'other-annotations': { zh: '标注不同', en: 'other annotations' },
  near: { zh: '近似', en: 'nearly the same' },
  text: { zh: '整篇', en: 'whole text' },
  sentences: { zh: '多数句子', en: 'most sentences' },
  id: { zh: '编号', en: 'id' },
  'code-points': { zh: '按码点计', en: 'counts code points' },
  bytes: { zh: '按字节计', en: 'counts bytes' },
  shifted: { zh: '错位', en: 'shifted' },
  absent: { zh: '原文中没有', en: 'not in the text' },
  blank: { zh: '空白', en: 'blank' },
  punctuation: { zh: '标点', en: 'punctuation' },
  'half-word': { zh: '半个词', en: 'half a word' },
  'no-letter': { zh: '没有文字', en: 'no letter' },
  mention: { zh: '提及', en: 'mention' },
  'mention-id': { zh: '提及编号', en: 'id of a mention' },
  relation: { zh: '关系', en: 'relation' },
  event: { zh: '事件', en: 'event' },
  role: { zh: '论元角色', en: 'role' },
  span: { zh: '同一处', en: 'one span' },
  unusual: { zh: '与常用标签不同', en: 'not the usual label' },
  sources: { zh: '来源之间不同', en: 'sources differ' },
  'left-out': { zh: '未标', en: 'left out' },
  marked: { zh: '多标', en: 'marked here only' },
  'other-label': { zh: '应为另一标签', en: 'another label' },
  'other-edges': { zh: '边界应不同', en: 'other edges' },
  invented: { zh: '不应标注', en: 'nothing to mark' },
  missing: { zh: '应标而未标', en: 'not marked' },
  'no-head': { zh: '没有头实体', en: 'no head' },
  'no-tail': { zh: '没有尾实体', en: 'no tail' },
  'no-trigger': { zh: '没有触发词', en: 'no trigger' },
  'no-filler': { zh: '论元不存在', en: 'no filler' },
  label: { zh: '标签', en: 'label' },
  'look-alike': { zh: '形近字母', en: 'letters that look alike' },
  widths: { zh: '全角半角混用', en: 'two widths' },
  variants: { zh: '简繁混用', en: 'simplified and traditional' },
  'no-han': { zh: '没有汉字', en: 'no Han' },
  empty: { zh: '空', en: 'empty' },
  short: { zh: '过短', en: 'short' },
  long: { zh: '过长', en: 'long' },
  'long-mention': { zh: '提及过长', en: 'long mention' },
  replacement: { zh: '替换符', en: 'replacement character' },
  mojibake: { zh: '乱码', en: 'garbled' },
  'lone-surrogate': { zh: '半个字符', en: 'half a character' },
  control: { zh: '控制字符', en: 'control character' },
  'private-use': { zh: '私用区字符', en: 'private-use character' },
  'identity-number': { zh: '身份证号', en: 'identity number' },
  mobile: { zh: '手机号', en: 'mobile number' },
  'bank-card': { zh: '银行卡号', en: 'bank card' },
  // Of repairs.
  moved: { zh: '移动', en: 'moved' },
  dropped: { zh: '去掉', en: 'dropped' },
  link: { zh: '随提及去掉的关系或论元', en: 'link of a dropped mention' },
  renamed: { zh: '改名', en: 'renamed' },
  document: { zh: '文档', en: 'document' },
};
