/** Forms in which names of persons usually stand: by a title, after a label, or alone between marks. */

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const COMPOUND = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯';
const TITLES =
  '先生|女士|小姐|同志|老师|教授|医生|大夫|护士|律师|法官|经理|主任|院长|局长|处长|科长|校长|董事长|总裁|总监|书记|博士|师傅';
const LABELS =
  '姓名|患者|病人|原告|被告|当事人|申请人|被申请人|联系人|法定代表人|负责人|委托人|证人|户主|作者|收件人|寄件人';

const SURNAME = `(?:${COMPOUND}|[${SURNAMES}])`;

/** Spans of these are the names alone. */
export const NAME_PATTERNS: readonly RegExp[] = [
  new RegExp(`${SURNAME}\\p{sc=Han}{0,2}(?=${TITLES})`, 'gu'),
  new RegExp(`${SURNAME}某{1,2}(?!\\p{sc=Han}{0,1}公司)`, 'gu'),
  new RegExp(
    `(?<=(?:${LABELS})[:：为是 ]{0,2})${SURNAME}[\\p{sc=Han}·]{1,3}?(?=[^\\p{sc=Han}]|$|[系因与诉])`,
    'gu',
  ),
  new RegExp(
    `(?<=^|[，。、；：！？“”‘’（）()\\s])${SURNAME}\\p{sc=Han}{1,2}(?=$|[，。、；：！？“”‘’（）()\\s])`,
    'gu',
  ),
  /\p{sc=Han}{1,5}·\p{sc=Han}{1,6}/gu,
  /\b[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}\b/gu,
];
