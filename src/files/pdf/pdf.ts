/** PDF: its text in reading order with the page of every place, without headers, footers and page numbers. */
import { err, type Result } from '../../core/result';
import { LossCounter } from '../../formats/count-losses';
import { describe, problem, sizeProblem, stemOf } from '../file-document';
import type { FileDocument, FileProblem, PickedFile } from '../file-document';
import { checkedText } from '../text';
import { openPdf, type CMapLoader, type OpenedPdf } from './open-pdf';
import type { PageLines } from './page-items';
import { pageLines } from './page-lines';
import { joinPages } from './paragraphs';
import { withoutRepeated, type BarePages } from './repeated-lines';

export interface PdfOptions {
  readonly cMaps: CMapLoader;
  readonly onPage?: (page: number, count: number) => void;
  readonly isCancelled?: () => boolean;
}

export async function readPdf(
  file: PickedFile,
  options: PdfOptions,
): Promise<Result<FileDocument, FileProblem>> {
  const { path, blob } = file;
  const size = sizeProblem(file);
  if (size !== undefined) return err(size);
  const opened = await openPdf(new Uint8Array(await blob.arrayBuffer()), path, options.cMaps);
  if (!opened.ok) return opened;
  try {
    return documentOf(path, await readPages(opened.value, options));
  } catch (error) {
    return err(problem('broken', path, describe(error)));
  } finally {
    await opened.value.close();
  }
}

async function readPages(
  { pageCount, page }: OpenedPdf,
  { onPage, isCancelled }: PdfOptions,
): Promise<readonly PageLines[]> {
  const pages: PageLines[] = [];
  for (let number = 1; number <= pageCount; number += 1) {
    if (isCancelled?.() === true) throw new Error('it was given up');
    pages.push(pageLines(await page(number)));
    onPage?.(number, pageCount);
  }
  return pages;
}

function documentOf(path: string, all: readonly PageLines[]): Result<FileDocument, FileProblem> {
  const empty = all.filter(({ lines }) => lines.length === 0);
  if (empty.length === all.length) {
    const reason = `none of its ${all.length} pages has text: they are pictures`;
    return err(problem('scanned', path, reason));
  }
  const bare = withoutRepeated(all);
  const { text, pages, hyphens } = joinPages(bare.pages);
  if (isGarbled(text)) {
    return err(problem('garbled', path, 'its fonts do not say which characters they show'));
  }
  const losses = countLosses(path, bare, empty, hyphens);
  return checkedText({ text, title: stemOf(path), source: { file: path, pages }, losses });
}

const NO_TEXT = /(?![\n\t])[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu;

/** Codes of glyphs in place of characters: one of twenty is none that a text has. */
function isGarbled(text: string): boolean {
  return (text.match(NO_TEXT)?.length ?? 0) * 20 > text.length;
}

function countLosses(
  path: string,
  { dropped }: BarePages,
  empty: readonly PageLines[],
  hyphens: number,
): FileDocument['losses'] {
  const losses = new LossCounter();
  for (const { page, count } of dropped) {
    const detail = 'headers, footers and page numbers are left out';
    losses.add('page-edge', `${path}#${page}`, detail, count);
  }
  for (const { number } of empty) {
    losses.add('page-without-text', `${path}#${number}`, 'a page is a picture or empty');
  }
  if (hyphens > 0) {
    losses.add('hyphen', path, 'words that were divided at the end of a line were joined', hyphens);
  }
  return losses.losses();
}
