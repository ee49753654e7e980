/** The files of an input, one at a time: a file, or all files of a folder in order of their paths. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src/core/result';
import type { FormatFailure, FormatFile } from '../../src/formats/format';

export interface InputPath {
  /** On disk. */
  readonly place: string;
  /** Relative to the folder that was named, with slashes. */
  readonly path: string;
}

/** Hidden files and folders are left out, and what is neither. */
export function listInputs(inputs: readonly string[]): Result<readonly InputPath[], FormatFailure> {
  const found: InputPath[] = [];
  for (const input of inputs) {
    try {
      if (statSync(input).isDirectory()) found.push(...listFolder(input, ''));
      else found.push({ place: input, path: path.basename(input) });
    } catch (error) {
      return err({ code: 'broken-file', file: input, reason: reasonOf(error) });
    }
  }
  return ok(found);
}

function listFolder(folder: string, inside: string): readonly InputPath[] {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const place = path.join(folder, entry.name);
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) return listFolder(place, name);
    return entry.isFile() ? [{ place, path: name }] : [];
  });
}

/** UTF-8; anything else is a failure of this file alone. */
export function readInput({ place, path: name }: InputPath): Result<FormatFile, FormatFailure> {
  try {
    const bytes = readFileSync(place);
    if (bytes.includes(0)) {
      return err({ code: 'broken-file', file: place, reason: 'it is binary, not text' });
    }
    const content = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok({ path: name, content });
  } catch (error) {
    return err({ code: 'broken-file', file: place, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
