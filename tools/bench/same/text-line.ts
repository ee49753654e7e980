/** A document to be read, as the command line takes it. */
import { readFileSync } from 'node:fs';
import type { Extraction } from '../../../src/core/extraction';

export interface TextLine {
  readonly id: string;
  readonly text: string;
}

export interface Found extends TextLine {
  readonly extraction: Extraction;
}

/** Rows `{"id": …, "text": …}` of the files, in order. */
export function readTextLines(files: readonly string[]): TextLine[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as TextLine),
  );
}
