/** Documents of all inputs on disk, one after another. */
import type { Document } from '../../src/core/document';
import type { ReadOptions } from '../../src/formats/format';
import { readGivenFiles, type InputReport } from '../../src/formats/read-given-files';
import { readInput, type InputPath } from './input-files';

export function readInputs(
  from: string,
  inputs: readonly InputPath[],
  options: ReadOptions,
  report: InputReport,
): AsyncGenerator<Document> {
  return readGivenFiles(from, inputs, readInput, options, report);
}
