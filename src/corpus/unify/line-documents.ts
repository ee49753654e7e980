/** Lines of a dataset or of the app as documents, each from the corpus that it names. */
import type { Document } from '../../core/document';
import { err, ok, type Result } from '../../core/result';
import { readChinchillaRecord } from '../../formats/chinchilla';
import { LossCounter } from '../../formats/count-losses';
import type { FormatFailure, ReadOptions } from '../../formats/format';
import { findJsonError } from '../../formats/json-error';
import type { InputReport } from '../../formats/read-given-files';
import type { JsonRecord } from '../../formats/read-records';

export interface Sourced {
  readonly document: Document;
  readonly source: string;
}

export interface FileLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export interface LinesOfFile {
  /** What failures call it. */
  readonly file: string;
  /** The corpus of lines that name none. */
  readonly source: string;
  /** A few at a time; the number of one that is not UTF-8 in its place. */
  readonly lines:
    | AsyncIterable<readonly Result<FileLine, number>[]>
    | Iterable<readonly Result<FileLine, number>[]>;
}

/** Line by line; each from the corpus that it names. */
export async function* lineDocuments(
  { file, source: otherwise, lines: given }: LinesOfFile,
  options: ReadOptions,
  report: InputReport,
): AsyncGenerator<Sourced> {
  const losses = new LossCounter();
  for await (const lines of given) {
    for (const item of lines) {
      const value = item.ok ? parsedLine(item.value, file) : notText(file, item.error);
      if (!value.ok) {
        report.failures.push(value.error);
        continue;
      }
      const read = readChinchillaRecord(value.value, options, losses);
      if (!read.ok) report.failures.push(read.error);
      else {
        const source = corpusOf(value.value) ?? otherwise;
        yield { document: read.value, source };
      }
    }
  }
  report.losses.push(...losses.losses());
}

function parsedLine({ line, text }: FileLine, file: string): Result<JsonRecord, FormatFailure> {
  try {
    const value = JSON.parse(text) as unknown;
    return ok({ value, file, line, where: `${file}:${line}` });
  } catch {
    const reason = findJsonError(text)?.reason ?? 'expected valid JSON';
    return err({ code: 'broken-file', file, line, reason });
  }
}

function notText(file: string, line: number): Result<never, FormatFailure> {
  return err({ code: 'broken-file', file, line, reason: 'it is not UTF-8 text' });
}

function corpusOf({ value }: JsonRecord): string | undefined {
  const isNamed = typeof value === 'object' && value !== null && 'corpus' in value;
  return isNamed && typeof value.corpus === 'string' ? value.corpus : undefined;
}
