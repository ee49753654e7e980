/** The encodings that text files are read in, and how much a decoding looks like Chinese text. */

export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

export type Encoding = (typeof ENCODINGS)[number];

export function isEncoding(value: string): value is Encoding {
  return ENCODINGS.some((encoding) => encoding === value);
}

/** More than half of any Chinese text, simplified or traditional, are these characters. */
const COMMON = new Set(
  '的一是不了在有人我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市体别处总才场师书比住员九性通目报立马命张活难神数件安表原车白应路期提感何更反合放做系计或司利受光王果亲及今京务制解各任至清物台记边共风战干接它许八特直服南度统色字请交爱认算论百科术结六功指非流每青管连远资队带花快院变联权往展该领传近留红治决周保达办运武半必城父强步完区即求品士转空技江告英基派满式李写收费设始双版历越史商千片研友改议形委早音火际首单据导影失网香似专石若校观究组济喜视农米江州省县镇村街号楼区氏宁苏浙广深沪川湖河黑吉辽' +
    '這個國們來會時說為發學過對後麼還無開見經頭動長樣現將與進實點聲話問機給業間電門東聽氣關並內產萬體處總場師書員報馬張難數車應路計親務臺邊戰許請愛認論術結連遠資隊帶變聯權傳紅決達辦運強轉黨區單導題縣鎮號樓灣華廣陳劉黃楊趙吳',
);

const HAN = /\p{Script=Han}/u;
const MARK = /[\u3000-\u3002\u3008-\u3011\uff01-\uff1f\u2014\u2018\u2019\u201c\u201d\u2026]/;
const PLAIN = /[\t\n\r -~\u00a0-\u00ff\uff20-\uff5e\u2000-\u22ff\u2460-\u25ff]/;
const KANA = /[\u3040-\u30ff]/;
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
const PRIVATE = /\p{Co}/u;

function worth(character: string): number {
  if (COMMON.has(character)) return 3;
  if (MARK.test(character)) return 2;
  if (character === '\ufffd') return -6;
  if (CONTROL.test(character)) return -6;
  if (PLAIN.test(character)) return 0.5;
  if (HAN.test(character)) return 0.5;
  if (KANA.test(character)) return 0;
  return PRIVATE.test(character) ? -4 : -2;
}

/** The higher, the likelier; of decodings of the same bytes. */
export function plausibility(text: string): number {
  let sum = 0;
  for (const character of text) sum += worth(character);
  return sum;
}
