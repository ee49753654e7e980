/** The documents of a dataset's files, which may be read again: lines as they are, other formats through their readers. */
import path from 'node:path';
import { readLine } from '../../src/corpus/dataset/line';
import type { Placed } from '../../src/corpus/dataset/document';
import { sideOfFile } from '../../src/corpus/check/sides';
import { UnifyRun } from '../../src/corpus/unify/unify-run';
import { ok, type Result } from '../../src/core/result';
import { LossCounter } from '../../src/formats/count-losses';
import type { FormatFailure, Loss } from '../../src/formats/format';
import { recognizeFormat } from '../../src/formats/recognize';
import { listInputs, type InputPath } from '../convert/input-files';
import { readInputs } from '../convert/read-inputs';
import { readLines } from './read-lines';

/** Files that were named together: a folder, or the files that were named one by one. */
export interface InputGroup {
  /** The folder's name; undefined for files. */
  readonly folder: string | undefined;
  readonly inputs: readonly InputPath[];
}

export interface DatasetFiles {
  /** Of the dataset. */
  readonly inputs: readonly string[];
  /** Of a test set that the dataset is compared with. */
  readonly tests: readonly string[];
  /** The id of a format, or `auto`. */
  readonly from: string;
}

const HEAD = 1_000_000;
const HEAD_LINES = 20;

export class DatasetInputs {
  readonly failures: FormatFailure[] = [];
  readonly losses: Loss[] = [];
  readonly #groups: readonly (InputGroup & { readonly isTest: boolean })[];
  readonly #from: string;
  /** By place on disk. */
  readonly #areLines = new Map<string, boolean>();
  #passes = 0;

  constructor(groups: readonly (InputGroup & { readonly isTest: boolean })[], from: string) {
    this.#groups = groups;
    this.#from = from;
  }

  /** Where the files are on disk. */
  get places(): readonly string[] {
    return this.#groups.flatMap(({ inputs }) => inputs.map(({ place }) => place));
  }

  /** The same documents in the same order each time; failures and losses are told of the first. */
  async *documents(): AsyncGenerator<Placed & { readonly isTest: boolean }> {
    this.#passes += 1;
    const isFirst = this.#passes === 1;
    const report = isFirst
      ? { failures: this.failures, losses: this.losses }
      : { failures: [], losses: [] };
    const stored = new LossCounter();
    for (const { isTest, ...group } of this.#groups) {
      const others: InputPath[] = [];
      for (const input of group.inputs) {
        if (!(await this.#isLines(input))) others.push(input);
        else {
          for await (const placed of linesOf(input, report.failures, stored)) {
            yield { ...placed, side: sideOf(input, isTest), isTest };
          }
        }
      }
      if (others.length === 0) continue;
      for await (const placed of formatted(this.#from, { ...group, inputs: others }, report)) {
        yield { ...placed, side: isTest ? 'test' : sideOfFile(placed.file), isTest };
      }
    }
    report.losses.push(...stored.losses());
  }

  async #isLines({ place }: InputPath): Promise<boolean> {
    if (this.#from !== 'auto' && this.#from !== 'chinchilla') return false;
    const known = this.#areLines.get(place);
    if (known !== undefined) return known;
    const found = await isLineFile(place);
    this.#areLines.set(place, found);
    return found;
  }
}

/** The error says what cannot be found. */
export function openInputs({
  inputs,
  tests,
  from,
}: DatasetFiles): Result<DatasetInputs, FormatFailure> {
  const groups: (InputGroup & { readonly isTest: boolean })[] = [];
  for (const [isTest, list] of [
    [true, tests],
    [false, inputs],
  ] as const) {
    const found = groupInputs(list);
    if (!found.ok) return found;
    groups.push(...found.value.map((group) => ({ ...group, isTest })));
  }
  return ok(new DatasetInputs(groups, from));
}

export function groupInputs(
  inputs: readonly string[],
): Result<readonly InputGroup[], FormatFailure> {
  const files: InputPath[] = [];
  const folders: InputGroup[] = [];
  for (const input of inputs) {
    const listed = listInputs([input]);
    if (!listed.ok) return listed;
    const isFile = listed.value.length === 1 && listed.value[0]?.place === input;
    if (isFile) files.push(...listed.value);
    else folders.push({ folder: path.basename(path.resolve(input)), inputs: listed.value });
  }
  return ok(files.length === 0 ? folders : [{ folder: undefined, inputs: files }, ...folders]);
}

/** Whether the file has a project line among its first ones. */
export async function isLineFile(place: string): Promise<boolean> {
  try {
    for await (const lines of readLines(place, HEAD)) {
      for (const line of lines.slice(0, HEAD_LINES)) {
        if (!line.ok) continue;
        const { text } = line.value;
        if (isObjectLine(text)) {
          return recognizeFormat({ path: place, content: text }) === 'chinchilla';
        }
      }
      if (lines.length > 0) return false;
    }
  } catch {
    // What cannot be read is told by the reader of the format.
  }
  return false;
}

function isObjectLine(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function sideOf({ path: name }: InputPath, isTest: boolean): string {
  return isTest ? 'test' : sideOfFile(name);
}

/** A line that cannot be read is told, and the others go on. */
async function* linesOf(
  { place }: InputPath,
  failures: FormatFailure[],
  stored: LossCounter,
): AsyncGenerator<Omit<Placed, 'side'>> {
  for await (const lines of readLines(place)) {
    for (const item of lines) {
      if (!item.ok) {
        failures.push(brokenLine(place, item.error, 'it is not UTF-8 text'));
        continue;
      }
      const { line, text } = item.value;
      const read = readLine(text, `${path.basename(place)}:${line}`);
      if (!read.ok) {
        failures.push(brokenLine(place, line, read.error));
        continue;
      }
      if (read.value.stored) {
        stored.add('decisions-left', `${place}:${line}`, 'a line keeps no decisions of the app');
      }
      yield { document: read.value.document, file: place, line };
    }
  }
}

function brokenLine(file: string, line: number, reason: string): FormatFailure {
  return { code: 'broken-file', file, line, reason };
}

async function* formatted(
  from: string,
  { folder, inputs }: InputGroup,
  report: { readonly failures: FormatFailure[]; readonly losses: Loss[] },
): AsyncGenerator<Omit<Placed, 'side'>> {
  const run = new UnifyRun();
  const options = { now: 0, newId: () => run.newId() };
  const places = new Map(inputs.map((input) => [input.path, input.place]));
  for await (const document of readInputs(from, inputs, options, report)) {
    const name = document.source?.file ?? '';
    const { line } = run.take(document, sourceName(folder, name));
    yield { document: line, file: places.get(name) ?? name };
  }
  report.losses.push(...run.report().losses);
}

/** A text with annotations beside it is one document of its folder; any other file is a source of its own. */
export function sourceName(folder: string | undefined, name: string): string {
  return folder !== undefined && /\.(?:ann|txt)$/iu.test(name) ? folder : stemOf(name);
}

/** A file's name without what follows its first dot. */
export function stemOf(name: string): string {
  return path.basename(name).replace(/(?<=.)\..*$/u, '');
}
