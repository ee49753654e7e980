/** brat standoff: a text and its `.ann` with `T1<TAB>Tag start end<TAB>quote` and `R1<TAB>Tag Arg1:T1 Arg2:T2`. */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { countCodePoints } from './code-points';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf } from './label-map';
import type { LabelMap } from './label-map';
import { splitRecords } from './records';
import type { TextRecord } from './records';

/**
 * Lines that are neither `T` nor `R` (equivalences, notes, quotes that run over a line break) are
 * skipped. A tag such as `Person-Name` is looked up whole first, then by what precedes its dash.
 */
export function parseBrat(
  text: string,
  annotations: string,
  labels: LabelMap,
): Result<AnnotatedDocument, FormatError> {
  const builder = new DocumentBuilder(text);
  const records = splitRecords(annotations);
  const ids = new Map<string, string | undefined>();
  for (const record of records.filter((row) => /^T\d+\t/u.test(row.text))) {
    const added = addEntity(builder, record, labels, ids);
    if (!added.ok) return added;
  }
  for (const record of records.filter((row) => /^R\d+\t/u.test(row.text))) {
    const added = addRelation(builder, record, labels, ids);
    if (!added.ok) return added;
  }
  return ok(builder.build('0'));
}

const ENTITY = /^(T\d+)\t(\S+) ([\d ;]+)(?:\t(.*))?$/u;

function addEntity(
  builder: DocumentBuilder,
  record: TextRecord,
  labels: LabelMap,
  ids: Map<string, string | undefined>,
): Result<undefined, FormatError> {
  const [, key, tag, ranges] = ENTITY.exec(record.text) ?? [];
  if (key === undefined || tag === undefined || ranges === undefined) {
    return wrongRow(record, '"T1<TAB>Tag start end<TAB>text"');
  }
  const type = nameOf(labels, tag) ?? nameOf(labels, tag.split('-')[0] ?? tag);
  if (type === undefined) {
    builder.note('cut', `label not mapped: ${tag}`);
    return ok(undefined);
  }
  ids.set(key, addRanges(builder, type, record.text, ranges));
  return ok(undefined);
}

/**
 * brat splits a mention at a line break (`0 2;3 5`) and quotes the break as a space; such a mention
 * is one range here. One with other text in between cannot be said as a range and is noted.
 */
function addRanges(
  builder: DocumentBuilder,
  type: string,
  line: string,
  ranges: string,
): string | undefined {
  const numbers = ranges.split(/[ ;]+/u).map(Number);
  const start = numbers[0] ?? 0;
  const end = numbers.at(-1) ?? 0;
  const gaps = numbers.slice(1, -1);
  const filled = gaps.some(
    (from, index) => index % 2 === 0 && /\S/u.test(builder.text.slice(from, gaps[index + 1])),
  );
  if (filled) {
    builder.note('ungrounded', line);
    return undefined;
  }
  const quote = line.split('\t')[2] ?? '';
  const exact = countCodePoints(quote) === end - start && !/\s/u.test(quote);
  return builder.addSource(type, { start, end, quote, loose: !exact });
}

const RELATION = /^R\d+\t(\S+) \S+?:(T\d+) \S+?:(T\d+)\s*$/u;

/** A relation whose end is missing or could not be grounded is noted, not kept. */
function addRelation(
  builder: DocumentBuilder,
  record: TextRecord,
  labels: LabelMap,
  ids: ReadonlyMap<string, string | undefined>,
): Result<undefined, FormatError> {
  const [, tag, from, to] = RELATION.exec(record.text) ?? [];
  if (tag === undefined || from === undefined || to === undefined) {
    return wrongRow(record, '"R1<TAB>Tag Arg1:T1 Arg2:T2"');
  }
  const name = nameOf(labels, tag);
  const head = ids.get(from);
  const tail = ids.get(to);
  if (name === undefined) builder.note('cut', `label not mapped: ${tag}`);
  else if (head === undefined || tail === undefined) builder.note('ungrounded', record.text);
  else builder.relate(name, head, tail);
  return ok(undefined);
}

function wrongRow(record: TextRecord, expected: string): Result<never, FormatError> {
  const reason = `expected ${expected}, found ${JSON.stringify(record.text.slice(0, 60))}`;
  return err({ code: 'wrong-row', line: record.line, reason });
}
