/** Which column of a table holds the text, which one names the document, and whether the first row is a header. */
import type { TableChoice } from './table';

const TEXT =
  /^(?:text|content|sentence|body|passage|context|正文|内容|文本|原文|全文|句子|摘要|评论|描述)$/iu;
const NAME = /^(?:title|name|subject|标题|题目|名称|题名|文件名|主题)$/iu;
const ID = /^(?:id|doc_?id|uid|guid|key|编号|序号|文档编号)$/iu;
/** A header is short. */
const LONGEST_NAME = 40;

export function guessChoice(
  first: readonly string[],
  rest: readonly (readonly string[])[],
  named: boolean,
): TableChoice {
  const header = named || isHeader(first, rest);
  const names = header ? first : [];
  const body = header && !named ? rest : [first, ...rest];
  const text = find(names, TEXT) ?? longest(named ? rest : body);
  return { text, header, ...column('name', NAME, names, text), ...column('id', ID, names, text) };
}

function column(
  key: 'name' | 'id',
  pattern: RegExp,
  names: readonly string[],
  text: number,
): Partial<TableChoice> {
  const index = find(names, pattern);
  return index === undefined || index === text ? {} : { [key]: index };
}

function find(names: readonly string[], pattern: RegExp): number | undefined {
  const index = names.findIndex((name) => pattern.test(name.trim()));
  return index < 0 ? undefined : index;
}

/** Short, different, not empty, no numbers, and something below it. */
function isHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  if (rest.length === 0 || new Set(first).size !== first.length) return false;
  if (first.some((cell) => TEXT.test(cell.trim()))) return true;
  const widths = rest.map((row) => Math.max(0, ...row.map((cell) => cell.length)));
  const longestBelow = Math.max(...widths);
  return first.every(
    (cell) =>
      cell.trim() !== '' &&
      cell.length <= Math.min(LONGEST_NAME, Math.max(8, longestBelow)) &&
      !/^[\d.,\s-]+$/u.test(cell) &&
      !/[。！？；]/u.test(cell),
  );
}

/** The column with the most characters. */
function longest(rows: readonly (readonly string[])[]): number {
  const sums: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) sums[index] = (sums[index] ?? 0) + cell.length;
  }
  return sums.reduce((best, sum, index) => (sum > (sums[best] ?? 0) ? index : best), 0);
}
