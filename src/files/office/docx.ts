/** DOCX through mammoth, which makes HTML of it; what it inflates is counted first. */
import mammoth from 'mammoth';
import { err, type Result } from '../../core/result';
import { describe, problem, sizeProblem, stemOf } from '../file-document';
import type { FileDocument, FileProblem, PickedFile } from '../file-document';
import { imageLoss, parseHtml } from '../html/html';
import { isCompound } from '../table/xlsx';
import { checkedText } from '../text';
import { repack } from '../zip/expand';

export async function readDocx(file: PickedFile): Promise<Result<FileDocument, FileProblem>> {
  const { path, blob } = file;
  const size = sizeProblem(file);
  if (size !== undefined) return err(size);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (isCompound(bytes)) return err(problem('encrypted', path, 'it is an encrypted or old file'));
  const packed = repack(bytes, path);
  if (!packed.ok) return packed;
  try {
    const { html, images } = await convert(packed.value);
    const { text } = parseHtml(html);
    return checkedText({
      text,
      title: stemOf(path),
      source: { file: path },
      losses: imageLoss(path, images),
    });
  } catch (error) {
    return err(problem('broken', path, describe(error)));
  }
}

/** mammoth takes an array buffer in browsers and a buffer in Node; each ignores the other. */
async function convert(bytes: Uint8Array): Promise<{ html: string; images: number }> {
  const arrayBuffer = bytes.slice().buffer;
  let images = 0;
  const convertImage = mammoth.images.imgElement(() => {
    images += 1;
    return Promise.resolve({ src: '' });
  });
  const input = { arrayBuffer, buffer: bytes };
  const { value } = await mammoth.convertToHtml(input, {
    convertImage,
    externalFileAccess: false,
    // A link back to the text behind each note is no word of it.
    idPrefix: '',
  });
  return { html: value.replaceAll(/<a href="#[^"]*-ref-\d+">↑<\/a>/gu, ''), images };
}
