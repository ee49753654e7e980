/** Faults and samples as CSV, and judgements back from it. */
import { err, ok, type Result } from '../core/result';
import type { Language } from '../formats/format';
import { csvCell } from '../formats/table/cells';
import { readDelimited } from '../formats/table/read-delimited';
import { BYTE_ORDER_MARK, writeCsvRows } from '../formats/table/write-csv';
import type { Fault } from './faults';
import { placeOf, quoteOf, type Item } from './items';
import type { ConventionReport } from './report';
import { precisions, VERDICT_WORDS, type Precisions, type Verdict } from './precision';
import type { SampledFind } from './sample';
import { causeWord, KIND_WORDS, SIDE_WORDS, type Mode } from './words';

type Cell = string | number;

export interface CsvFile {
  readonly content: string;
  /** Cells that got an apostrophe, so that no spreadsheet takes them for a formula. */
  readonly escaped: number;
  /** Cells with a character that the file cannot hold; U+FFFD stands for it. */
  readonly replaced: number;
}

const HEADERS = {
  convention: { zh: '计分方式', en: 'convention' },
  document: { zh: '文档', en: 'document' },
  side: { zh: '情况', en: 'side' },
  cause: { zh: '原因', en: 'cause' },
  kind: { zh: '种类', en: 'kind' },
  type: { zh: '类型', en: 'type' },
  role: { zh: '角色', en: 'role' },
  text: { zh: '文字', en: 'text' },
  start: { zh: '起点', en: 'start' },
  end: { zh: '终点', en: 'end' },
  otherType: { zh: '对应类型', en: 'other_type' },
  otherRole: { zh: '对应角色', en: 'other_role' },
  otherText: { zh: '对应文字', en: 'other_text' },
  score: { zh: '分数', en: 'score' },
  sentence: { zh: '句子', en: 'sentence' },
  judgement: { zh: '判断', en: 'judgement' },
} as const;

type Column = keyof typeof HEADERS;

const OWN: readonly Column[] = ['type', 'role', 'text', 'start', 'end'];
const FAULT_COLUMNS: readonly Column[] = [
  ...(['convention', 'document', 'side', 'cause', 'kind'] as const),
  ...OWN,
  ...(['otherType', 'otherRole', 'otherText', 'sentence'] as const),
];
const SAMPLE_COLUMNS: readonly Column[] = [
  ...(['judgement', 'kind'] as const),
  ...OWN,
  ...(['score', 'sentence', 'document'] as const),
];

function csvFile(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  language: Language,
): CsvFile {
  const count = { escaped: 0, replaced: 0 };
  const header = columns.map((column) => HEADERS[column][language]);
  const cells = rows.map((row) =>
    row.map((cell) => {
      const { value, change } = csvCell(cell);
      if (change === 'escaped' || change === 'replaced') count[change] += 1;
      return value;
    }),
  );
  return { content: BYTE_ORDER_MARK + writeCsvRows([header, ...cells]), ...count };
}

function roleOf(item: Item | undefined): string {
  return item?.kind === 'argument' ? item.role : '';
}

/** Offsets are UTF-16 code units; of a relation, from its first end to its last. */
function ownCells(item: Item): readonly Cell[] {
  const { start, end } = placeOf(item);
  return [item.type, roleOf(item), quoteOf(item), start, end];
}

/** A row for each fault of each convention. */
export function faultTable(
  reports: readonly ConventionReport[],
  mode: Mode,
  language: Language,
): CsvFile {
  const row = (convention: string, fault: Fault): readonly Cell[] => {
    const { document, side, cause, item, other, sentence } = fault;
    return [
      ...[convention, document, SIDE_WORDS[mode][side][language]],
      ...[causeWord(cause, mode, language), KIND_WORDS[item.kind][language], ...ownCells(item)],
      ...[other?.type ?? '', roleOf(other), other === undefined ? '' : quoteOf(other), sentence],
    ];
  };
  const rows = reports.flatMap(({ convention, faults }) =>
    faults.map((fault) => row(convention.id, fault)),
  );
  return csvFile(FAULT_COLUMNS, rows, language);
}

/** A row for each find; the first column has the judgement, and is empty before there is one. */
export function sampleTable(
  finds: readonly SampledFind[],
  language: Language,
  verdicts: readonly (Verdict | undefined)[] = [],
): CsvFile {
  const rows = finds.map(({ item, sentence, document }, index) => {
    const verdict = verdicts[index];
    return [
      verdict === undefined ? '' : VERDICT_WORDS[verdict][language],
      ...[KIND_WORDS[item.kind][language], ...ownCells(item)],
      ...[item.score === undefined ? '' : Number(item.score.toFixed(4)), sentence, document],
    ];
  });
  return csvFile(SAMPLE_COLUMNS, rows, language);
}

const RIGHT = new Set(['1', 'right', 'y', 'yes', 'true', 't', '对', '正确', '是', '✓', '√']);
const WRONG = new Set(['0', 'wrong', 'n', 'no', 'false', 'f', '错', '错误', '否', '×', '✗', 'x']);

export interface Judgements extends Precisions {
  /** Rows without a judgement. */
  readonly blank: number;
  /** Rows whose judgement is neither right nor wrong. Rows count from 1, the header among them. */
  readonly unclear: readonly { readonly row: number; readonly value: string }[];
}

/** The table of `sampleTable` after a person wrote into its judgement column. The error is English. */
export function readJudgements(content: string): Result<Judgements, string> {
  const [header = [], ...rows] = readDelimited(content.replace(BYTE_ORDER_MARK, ''), ',');
  const at = (column: Column): number =>
    header.findIndex((name) => Object.values(HEADERS[column]).some((word) => word === name.trim()));
  const [judgement, kind, type] = [at('judgement'), at('kind'), at('type')];
  if (judgement < 0 || kind < 0 || type < 0) {
    return err(
      'it has no columns 判断, 种类 and 类型 (judgement, kind, type), as --sample writes them',
    );
  }
  const counts = new Map<string, [right: number, judged: number]>();
  const unclear: { row: number; value: string }[] = [];
  let blank = 0;
  rows.forEach((row, index) => {
    const value = (row[judgement] ?? '').trim().toLowerCase();
    const isRight = RIGHT.has(value);
    if (value === '') blank += 1;
    else if (!isRight && !WRONG.has(value)) unclear.push({ row: index + 2, value });
    else {
      const name = `${row[kind] ?? ''} ${row[type] ?? ''}`;
      const [right, judged] = counts.get(name) ?? [0, 0];
      counts.set(name, [right + (isRight ? 1 : 0), judged + 1]);
    }
  });
  return ok({ ...precisions(counts), blank, unclear });
}
