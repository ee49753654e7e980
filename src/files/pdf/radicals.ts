/** Radicals that many Chinese PDFs have in place of the characters that look the same. */

/** A radical of the supplement, then its character: Unicode gives these no decomposition. */
const PAIRS =
  '⺁厂⺝月⺟母⺠民⺩王⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';
const SUPPLEMENT: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [
    PAIRS.charAt(2 * index),
    PAIRS.charAt(2 * index + 1),
  ]),
);

const RADICALS = /[\u2e80-\u2fd5]/gu;

/** As long as the text: each radical is one character. */
export function withoutRadicals(text: string): string {
  return text.replace(RADICALS, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize('NFKC'));
}
