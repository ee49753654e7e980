/** EPUB: each chapter of the spine is a text. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { err, ok, type Result } from '../../core/result';
import { describe, problem, sizeProblem, stemOf } from '../file-document';
import type { FileDocument, FileProblem, PickedFile } from '../file-document';
import { checkedText } from '../text';
import { openArchive, type Archive } from '../zip/archive';
import { decodeHtml, imageLoss, parseHtml } from './html';
import { attributeOf, elementsIn } from './text-of';

type Document = DefaultTreeAdapterTypes.Document;

interface Book {
  readonly title: string;
  /** Paths in the archive, in reading order. */
  readonly chapters: readonly string[];
}

export async function* readEpub(
  file: PickedFile,
): AsyncGenerator<Result<FileDocument, FileProblem>> {
  const { path, blob } = file;
  const size = sizeProblem(file);
  if (size !== undefined) {
    yield err(size);
    return;
  }
  const archive = openArchive(new Uint8Array(await blob.arrayBuffer()), path);
  const book = archive.ok ? openBook(archive.value, path) : archive;
  if (archive.ok && book.ok) yield* chaptersOf(archive.value, book.value, path);
  else if (!book.ok) yield book;
}

function* chaptersOf(
  archive: Archive,
  { title: bookTitle, chapters }: Book,
  path: string,
): Generator<Result<FileDocument, FileProblem>> {
  let read = 0;
  for (const [index, name] of chapters.entries()) {
    const chapter = readChapter(archive, name, path);
    if (!chapter.ok) yield chapter;
    if (!chapter.ok || chapter.value.text === '') continue;
    read += 1;
    const { text, title, images } = chapter.value;
    const part = title === '' || title === bookTitle ? String(index + 1) : title;
    const source = { file: path, part };
    const losses = imageLoss(path, images);
    yield checkedText({ text, title: `${bookTitle} · ${part}`, source, losses });
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
  const place = (root && attributeOf(root, 'full-path')) ?? '';
  const content = textIn(archive, place);
  if (content === undefined) {
    return err(problem('broken', path, 'its container.xml names no package'));
  }
  const tree = parse(openTags(content));
  const chapters = spineOf(tree, place);
  const encrypted = textIn(archive, 'META-INF/encryption.xml') ?? '';
  if (chapters.some((name) => encrypted.includes(name))) {
    return err(problem('encrypted', path, 'its chapters are encrypted'));
  }
  return ok({ title: titleIn(tree) ?? stemOf(path), chapters });
}

function spineOf(tree: Document, place: string): readonly string[] {
  const items = new Map<string, string>();
  for (const item of elementsIn(tree, 'item', 'opf:item')) {
    items.set(attributeOf(item, 'id') ?? '', attributeOf(item, 'href') ?? '');
  }
  const chapters: string[] = [];
  for (const reference of elementsIn(tree, 'itemref', 'opf:itemref')) {
    const href = items.get(attributeOf(reference, 'idref') ?? '');
    if (href !== undefined) chapters.push(resolve(place, href));
  }
  return chapters;
}

function titleIn(tree: Document): string | undefined {
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
