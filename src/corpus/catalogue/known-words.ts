/** Chinese for what rows of the catalogue say in English; words that are not here stand as they are. */
import type { KnownCorpus } from './known-corpus';

const CHINESE: Readonly<Record<string, string>> = {
  // Domains.
  AI: '人工智能',
  defence: '国防',
  'e-commerce': '电商',
  education: '教育',
  emergencies: '突发事件',
  encyclopaedia: '百科',
  entertainment: '娱乐',
  feeds: '信息流',
  finance: '金融',
  general: '通用',
  industry: '工业',
  literature: '文学',
  medicine: '医疗',
  military: '军事',
  mixed: '混合',
  music: '音乐',
  news: '新闻',
  politics: '政治',
  restaurants: '餐饮',
  résumés: '简历',
  science: '科学',
  security: '安全',
  'social media': '社交媒体',
  speech: '口语',
  web: '网页',
  // Licences.
  'not stated': '未说明',
  'own licence text': '自有许可文本',
  'CC BY-SA 3.0 (annotations)': 'CC BY-SA 3.0（标注部分）',
  'CC BY 4.0 (annotations)': 'CC BY 4.0（标注部分）',
  'LDC user agreement': 'LDC 用户协议',
  // Terms of use.
  'non-commercial research (Baidu)': '仅限非商业研究（百度）',
  'non-commercial research and teaching only': '仅限非商业的研究与教学',
  'research use (CBLUE)': '研究用途（CBLUE）',
  'keep the licence text': '保留许可文本',
  'name the source': '注明来源',
  'name the source, pass on under the same licence': '注明来源，以相同许可转发',
  'ask the source before use': '使用前询问来源方',
  'a research corpus; ask its makers': '研究语料，请询问制作方',
  'of the texts nothing is stated': '原文的许可没有说明',
  'a corpus of Peking University; ask its makers': '北京大学的语料，请询问制作方',
  'those of the contest; ask its organizers before use': '按比赛规定，使用前询问主办方',
  'the licence is that of the repository': '许可取自代码仓库',
  'name the source; the licence is the one that the collection states':
    '注明来源；许可取自收录它的合集',
  'the texts have licences of their own, some without commercial use': '原文各有许可，有的不可商用',
  'each source has its own; some without commercial use': '各来源各有规定，有的不可商用',
  'the texts are those of a newspaper': '原文来自报纸',
  'those of the corpora in it': '按其中各语料的规定',
  'the texts under an agreement with Reuters': '原文须与路透社签协议',
  'as the agreement with the LDC says; not to be passed on': '按与 LDC 的协议，不得转发',
  'no commercial use': '不可商用',
  'no commercial use; pass on under the same licence': '不可商用；以相同许可转发',
  // How a corpus is obtained.
  'download from the source': '从来源下载',
  'registration at the source, then download': '在来源处注册后下载',
  'registration at the contest': '在比赛处报名',
  'texts from NIST, by agreement': '原文向 NIST 申请，须签协议',
  'from the Linguistic Data Consortium, by agreement': '向语言数据联盟（LDC）申请，须签协议',
};

const OF_NUMBER = /^([\d.,]+K?) (documents|abstracts)$/u;
const IN_PUBLIC = /^public repositories, as (.+)$/u;
const UNITS: Readonly<Record<string, string>> = { documents: '份文档', abstracts: '篇摘要' };

/** A value of a row in the language of the page. */
export function sayKnown(text: string, language: 'zh' | 'en'): string {
  if (language === 'en') return text;
  const whole = CHINESE[text];
  if (whole !== undefined) return whole;
  const [, number, unit = ''] = OF_NUMBER.exec(text) ?? [];
  if (number !== undefined) return `${number} ${UNITS[unit] ?? unit}`;
  const [, name] = IN_PUBLIC.exec(text) ?? [];
  if (name !== undefined) return `公开仓库，名为 ${name}`;
  const parts = text.split(', ').map((part) => CHINESE[part]);
  return parts.every((part) => part !== undefined) ? parts.join('、') : text;
}

/** The values of a row that have words of a language. */
export function wordsOf({
  domain,
  size = '',
  licence,
  terms,
  obtained,
  source,
}: KnownCorpus): readonly string[] {
  return [domain, size, licence, terms, obtained, source];
}
