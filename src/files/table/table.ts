/** A table of any file: rows come one by one, and the person says which column holds the text. */
import type { Result } from '../../core/result';
import type { Loss } from '../../formats/format';
import type { FileProblem } from '../file-document';

export interface TableRow {
  /** From 1, as a spreadsheet counts: the header is a row, too. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface TableSource {
  readonly file: string;
  /** The sheet. */
  readonly part?: string;
  /** Names of columns where the file's shape gives them; else the first row may hold them. */
  readonly columns?: readonly string[];
  /** May be read several times. */
  readonly rows: () => AsyncIterable<Result<TableRow, FileProblem>>;
  readonly losses: () => readonly Loss[];
}

/** What the person chose; columns are counted from 0. */
export interface TableChoice {
  readonly text: number;
  /** Of the name of the document; undefined: none. */
  readonly name?: number;
  /** Of the id of the document. */
  readonly id?: number;
  /** The first row holds the names of the columns. */
  readonly header: boolean;
}

export interface TablePreview {
  readonly columns: readonly string[];
  /** The first rows, without a header that is named by `guess`. */
  readonly first: readonly (readonly string[])[];
  /** All of them, the header counted. */
  readonly rows: number;
  /** The columns are named by the file's shape. */
  readonly named: boolean;
  readonly guess: TableChoice;
  readonly problems: readonly FileProblem[];
}
