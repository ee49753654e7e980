/** Where a text came from: file, page, row; pages move with the text as it is edited. */
import type { TextEdit } from './edit';

/** Where a page of a paged file begins in the text. */
export interface PageStart {
  /** From 1. */
  readonly page: number;
  /** UTF-16 code units. */
  readonly start: number;
}

export interface DocumentSource {
  readonly file: string;
  /** From 1; of a PDF. */
  readonly page?: number;
  /** From 1; of a table, its header counted. */
  readonly row?: number;
  /** Of the document in the file. */
  readonly id?: string;
  /** The chapter of a book, the sheet of a workbook. */
  readonly part?: string;
  /** Ascending. */
  readonly pages?: readonly PageStart[];
  /** The other cells of a row, by the names of their columns. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The page that an offset of the text lies on; undefined where the file has no pages. */
export function pageAt(source: DocumentSource | undefined, offset: number): number | undefined {
  const pages = source?.pages;
  if (pages === undefined) return source?.page;
  return (pages.findLast(({ start }) => start <= offset) ?? pages[0])?.page;
}

/** `intact`: the inverse edit brings the pages back. Undefined where there are none. */
export function moveSource(
  source: DocumentSource | undefined,
  { at, removed, inserted }: TextEdit,
): { readonly source: DocumentSource; readonly intact: boolean } | undefined {
  if (source?.pages === undefined) return undefined;
  const oldEnd = at + removed.length;
  const newEnd = at + inserted.length;
  let intact = true;
  const pages = source.pages.map(({ page, start }): PageStart => {
    if (start < at || start === 0) return { page, start };
    if (start >= oldEnd && start > at) return { page, start: start + newEnd - oldEnd };
    intact = false;
    return { page, start: newEnd };
  });
  return { source: { ...source, pages }, intact };
}
