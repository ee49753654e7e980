/** HTML as text: files, what is pasted with its formatting, chapters of books, converted DOCX. */
import { parse } from 'parse5';
import { decodeText } from '../../core/file/decode';
import { isEncoding, type Encoding } from '../../core/file/encodings';
import { normalizeLineEnds } from '../../core/file/line-ends';
import { err, type Result } from '../../core/result';
import type { Loss } from '../../formats/format';
import { problem, sizeProblem, stemOf } from '../file-document';
import type { FileDocument, FileProblem, PickedFile } from '../file-document';
import { checkedText, replacedBytes } from '../text';
import { elementsIn, textOf } from './text-of';

/** How far into a file its encoding is named. */
const NAMED_WITHIN = 2048;
const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu;
/** Names of GB18030 and what it holds. */
const GB = /^(?:gbk|gb2312|gb_2312-80|gb18030|x-gbk)$/iu;

export async function readHtml(file: PickedFile): Promise<Result<FileDocument, FileProblem>> {
  const { path, blob } = file;
  const size = sizeProblem(file);
  if (size !== undefined) return err(size);
  const { html, losses } = decodeHtml(new Uint8Array(await blob.arrayBuffer()), path);
  if (html.includes('\0')) return err(problem('binary', path, 'it has NUL characters'));
  const { text, title, images } = parseHtml(html);
  return checkedText({
    text,
    title: title === '' ? stemOf(path) : title,
    source: { file: path },
    losses: [...losses, ...imageLoss(path, images)],
  });
}

export function imageLoss(path: string, count: number): readonly Loss[] {
  if (count === 0) return [];
  return [{ code: 'image', count, where: [path], detail: 'a picture has no text that is read' }];
}

/** In the encoding that the file names, unless a mark says another. */
export function decodeHtml(
  bytes: Uint8Array,
  path: string,
): { readonly html: string; readonly losses: readonly Loss[] } {
  const decoded = decodeText(bytes);
  const named = decoded.basis === 'likeliest' ? namedEncoding(bytes) : undefined;
  const { text, replaced } = named === undefined ? decoded : decodeText(bytes, named);
  return { html: normalizeLineEnds(text), losses: replacedBytes(path, replaced.length) };
}

function namedEncoding(bytes: Uint8Array): Encoding | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, NAMED_WITHIN));
  const [, meta, xml] = CHARSET.exec(start) ?? [];
  const name = (meta ?? xml ?? '').toLowerCase();
  if (GB.test(name)) return 'gb18030';
  return isEncoding(name) ? name : undefined;
}

export interface ParsedPage {
  readonly text: string;
  readonly title: string;
  readonly images: number;
}

export function parseHtml(html: string): ParsedPage {
  const page = parse(html);
  let title = '';
  for (const element of elementsIn(page, 'title')) {
    title = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
    break;
  }
  return { ...textOf(page), title: title.replace(/\s+/gu, ' ').trim() };
}
