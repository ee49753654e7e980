/** Annotation files and the texts beside them, paired by path without extension, as they come. */
import { err, ok, type Result } from '../core/result';
import type { FormatFailure, FormatFile, ReadOptions } from './format';
import { rawFiles, withoutMark, type WholeFile } from './read-records';

export interface Pair {
  /** Path without extension. */
  readonly stem: string;
  /** Path of the annotations, or of a text without any. */
  readonly path: string;
  readonly text: string;
  readonly annotations: string;
}

/** Memory holds the files whose partner has not come yet. */
export async function* pairFiles(
  files: AsyncIterable<FormatFile>,
  extensions: readonly string[],
  options: ReadOptions,
): AsyncGenerator<Result<Pair, FormatFailure>> {
  const texts = new Map<string, WholeFile>();
  const waiting = new Map<string, WholeFile>();
  for await (const file of rawFiles(files)) {
    const stem = stemOf(file.path);
    if (file.path.toLowerCase().endsWith('.txt')) {
      const annotations = waiting.get(stem);
      waiting.delete(stem);
      if (annotations === undefined) texts.set(stem, file);
      else yield ok(pairOf(stem, file, annotations));
    } else if (extensions.some((extension) => file.path.toLowerCase().endsWith(extension))) {
      const text = texts.get(stem);
      texts.delete(stem);
      if (text === undefined) waiting.set(stem, file);
      else yield ok(pairOf(stem, text, file));
    }
  }
  for (const [stem, file] of waiting) yield withGivenText(stem, file, options);
  for (const [stem, { path, text }] of texts) yield ok({ stem, path, text, annotations: '' });
}

function pairOf(stem: string, { text }: WholeFile, { path, text: annotations }: WholeFile): Pair {
  return { stem, path, text, annotations: withoutMark(annotations) };
}

function withGivenText(
  stem: string,
  file: WholeFile,
  { text }: ReadOptions,
): Result<Pair, FormatFailure> {
  if (text !== undefined) return ok(pairOf(stem, { path: '', text }, file));
  const reason = `no text was found for these annotations: expected ${stem}.txt beside them`;
  return err({ code: 'missing-text', file: file.path, reason });
}

function stemOf(path: string): string {
  return path.replace(/\.[^./]*$/u, '');
}
