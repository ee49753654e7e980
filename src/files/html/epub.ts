/** EPUB: each chapter of the spine is a text. */
import { parse } from 'parse5';
import { err, ok, type Result } from '../../core/result';
import { describe, FILE_LIMIT, problem, stemOf } from '../file-document';
import type { FileDocument, FileProblem, PickedFile } from '../file-document';
import { checkedText } from '../text';
import { openArchive, type Archive } from '../zip/archive';
import { decodeHtml, imageLoss, parseHtml } from './html';
import { attributeOf, elementsIn } from './text-of';

interface Book {
  readonly title: string;
  /** Paths in the archive, in reading order. */
  readonly chapters: readonly string[];
}

export async function* readEpub(
  file: PickedFile,
): AsyncGenerator<Result<FileDocument, FileProblem>> {
  const { path, blob } = file;
  if (blob.size === 0 || blob.size > FILE_LIMIT) {
    const code = blob.size === 0 ? 'empty' : 'too-large';
    yield err(problem(code, path, `it has ${blob.size} bytes`));
    return;
  }
  const archive = openArchive(new Uint8Array(await blob.arrayBuffer()), path);
  const book = archive.ok ? openBook(archive.value, path) : archive;
  if (!archive.ok || !book.ok) {
    if (!book.ok) yield book;
    return;
  }
  let read = 0;
  for (const [index, name] of book.value.chapters.entries()) {
    const chapter = readChapter(archive.value, name, path);
    if (!chapter.ok) yield chapter;
    else if (chapter.value.text !== '') {
      read += 1;
      const { text, title, images } = chapter.value;
      const own = title === '' || title === book.value.title ? String(index + 1) : title;
      yield checkedText({
        text,
        title: `${book.value.title} · ${own}`,
        source: { file: path, part: own },
        losses: imageLoss(path, images),
      });
    }
  }
  if (read === 0) yield err(problem('no-text', path, 'no chapter of it has text'));
}

function openBook(archive: Archive, path: string): Result<Book, FileProblem> {
  try {
    return readBook(archive, path);
  } catch (error) {
    return err(problem('broken', path, describe(error)));
  }
}

function readBook(archive: Archive, path: string): Result<Book, FileProblem> {
  const container = textIn(archive, 'META-INF/container.xml');
  if (container === undefined) return err(problem('broken', path, 'it has no container.xml'));
  const [root] = elementsIn(parse(openTags(container)), 'rootfile');
  const place = root === undefined ? undefined : attributeOf(root, 'full-path');
  const content = place === undefined ? undefined : textIn(archive, place);
  if (place === undefined || content === undefined) {
    return err(problem('broken', path, 'its container.xml names no package'));
  }
  const tree = parse(openTags(content));
  const items = new Map<string, string>();
  for (const item of elementsIn(tree, 'item', 'opf:item')) {
    items.set(attributeOf(item, 'id') ?? '', attributeOf(item, 'href') ?? '');
  }
  const chapters: string[] = [];
  for (const reference of elementsIn(tree, 'itemref', 'opf:itemref')) {
    const href = items.get(attributeOf(reference, 'idref') ?? '');
    if (href !== undefined) chapters.push(resolve(place, href));
  }
  const encrypted = textIn(archive, 'META-INF/encryption.xml');
  if (chapters.some((name) => encrypted?.includes(name) === true)) {
    return err(problem('encrypted', path, 'its chapters are encrypted'));
  }
  return ok({ title: titleIn(tree) ?? stemOf(path), chapters });
}

function titleIn(tree: ReturnType<typeof parse>): string | undefined {
  for (const element of elementsIn(tree, 'dc:title')) {
    const [first] = element.childNodes;
    const title = first !== undefined && 'value' in first ? first.value.trim() : '';
    if (title !== '') return title;
  }
  return undefined;
}

function textIn(archive: Archive, name: string): string | undefined {
  const entry = archive.entries.find((candidate) => candidate.name === name);
  const content = entry === undefined ? undefined : archive.read(entry);
  return content?.ok === true ? decodeHtml(content.value, name).html : undefined;
}

/** The path in the archive of a reference that stands in the file at `from`. */
function resolve(from: string, href: string): string {
  const base = new URL(from, 'http://book/');
  return decodeURIComponent(new URL(href, base).pathname).slice(1);
}

function readChapter(
  archive: Archive,
  name: string,
  path: string,
): Result<ReturnType<typeof parseHtml>, FileProblem> {
  const entry = archive.entries.find((candidate) => candidate.name === name);
  if (entry === undefined) {
    return err(problem('broken', path, `the chapter ${name} is missing`));
  }
  const content = archive.read(entry);
  if (!content.ok) return content;
  return ok(parseHtml(openTags(decodeHtml(content.value, name).html)));
}

const EMPTY_TAG = /<([A-Za-z][\w:.-]*)((?:\s[^<>]*?)?)\/>/gu;
const VOID = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'col', 'wbr', 'source', 'area']);

/** XML's empty elements as HTML has them: else `<title/>` would swallow the page. */
function openTags(xml: string): string {
  return xml.replace(EMPTY_TAG, (whole, name: string, rest: string) =>
    VOID.has(name.toLowerCase()) ? whole : `<${name}${rest}></${name}>`,
  );
}
