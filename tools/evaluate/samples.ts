/** `--sample` writes finds to be judged; `--judged` says how many were right. */
import type { AnnotatedDocument } from '../../src/core/extraction';
import { err, ok, type Result } from '../../src/core/result';
import { entityTypes } from '../../src/evaluation/pairs';
import type { Precision } from '../../src/evaluation/precision';
import { ITEM_KINDS, sampleFinds } from '../../src/evaluation/sample';
import { readJudgements, sampleTable, type Judgements } from '../../src/evaluation/tables';
import { table } from '../dataset/tell';
import { decodeFile, describeFileError } from '../text-file';
import { writeCsv } from './csv-file';
import type { EvaluateOptions } from './options';

/** Entities that are only parts of events are judged as triggers and arguments. */
export function writeSample(
  documents: readonly AnnotatedDocument[],
  { sample, seed, language, conventions }: EvaluateOptions,
): void {
  if (sample === undefined) return;
  const types = entityTypes(documents.map(({ extraction }) => extraction));
  const kinds =
    conventions === undefined ? ITEM_KINDS : [...new Set(conventions.map(({ kind }) => kind))];
  const finds = sampleFinds(documents, kinds, sample.count, { seed, types });
  writeCsv(sample.out, sampleTable(finds, language));
  const counts = kinds
    .map((kind) => [kind, finds.filter(({ item }) => item.kind === kind).length] as const)
    .filter(([, count]) => count > 0);
  const parts = counts.map(([kind, count]) => `${kind} ${count}`).join(', ');
  console.error(`${sample.out}: ${finds.length} finds to judge (${parts})`);
  if (finds.length < sample.count) console.error(`there are only ${finds.length} finds`);
}

export function tellJudged(file: string, json: boolean): Result<string, string> {
  const content = decodeFile(file);
  if (!content.ok) return err(describeFileError(content.error));
  const read = readJudgements(content.value.text);
  if (!read.ok) return err(describeFileError({ file, line: 1, reason: read.error }));
  const { all, perType, blank, unclear } = read.value;
  if (all.judged === 0) {
    return err(describeFileError({ file, line: 0, reason: 'no row has a judgement' }));
  }
  for (const { row, value } of unclear) {
    console.error(`${file}:${row}: neither right nor wrong: "${value}"; left out`);
  }
  const rows = [...perType, ['all', all] as const].map(([name, precision]) =>
    rowOf(name, precision),
  );
  const lines = [
    table([['', 'judged', 'right', 'precision', '95 % (Wilson)'], ...rows]),
    `${blank} rows are not judged${unclear.length > 0 ? `, ${unclear.length} are unclear` : ''}`,
    ...(json ? [judgedJson(read.value)] : []),
  ];
  return ok(lines.join('\n'));
}

function rowOf(name: string, { judged, right, precision, interval }: Precision): readonly string[] {
  const range = `${interval.low.toFixed(4)}..${interval.high.toFixed(4)}`;
  return [name, String(judged), String(right), precision.toFixed(4), range];
}

function judgedJson({ all, perType, blank, unclear }: Judgements): string {
  return JSON.stringify({ ...all, perType: Object.fromEntries(perType), blank, unclear });
}
