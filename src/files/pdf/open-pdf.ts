/** A PDF as pages of pieces, through pdf.js. The one place that knows its API. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Sets what pdf.js looks for before it starts a worker of its own: it runs in ours.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { err, ok, type Result } from '../../core/result';
import { describe, problem, type FileProblem } from '../file-document';
import type { PageItem, PdfPage } from './page-items';
import { withoutRadicals } from './radicals';

/** A table of character codes by its file name, such as `UniGB-UCS2-H.bcmap`. */
export type CMapLoader = (name: string) => Promise<Uint8Array>;

export interface OpenedPdf {
  readonly pageCount: number;
  readonly page: (number: number) => Promise<PdfPage>;
  readonly close: () => Promise<void>;
}

export async function openPdf(
  bytes: Uint8Array,
  path: string,
  cMaps: CMapLoader,
): Promise<Result<OpenedPdf, FileProblem>> {
  class Data {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') throw new Error(`${filename} is not needed for text`);
      return cMaps(filename);
    }
  }
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    cMapPacked: true,
    verbosity: 0,
    BinaryDataFactory: Data,
  });
  try {
    const document = await task.promise;
    return ok({
      pageCount: document.numPages,
      page: (number) => readPage(document, number),
      close: () => task.destroy(),
    });
  } catch (error) {
    await task.destroy();
    const locked = error instanceof Error && error.name === 'PasswordException';
    const reason = locked ? 'it opens only with a password' : describe(error);
    return err(problem(locked ? 'encrypted' : 'broken', path, reason));
  }
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const { height } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const found = items.flatMap((item): readonly PageItem[] => {
    if (!('str' in item) || item.str === '') return [];
    return [itemOf(item, styles[item.fontName]?.vertical === true)];
  });
  page.cleanup();
  return { number, height, items: found };
}

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

function itemOf({ str, width, transform }: TextItem, vertical: boolean): PageItem {
  const [a = 1, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const text = withoutRadicals(str);
  const turned = vertical || Math.abs(b) > 0.1 * Math.abs(a);
  return { text, x, y, width, size: Math.hypot(c, d), turned };
}
