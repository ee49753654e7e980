/** Annotated documents of files in any format that can be read. */
import type { AnnotatedDocument } from '../../src/core/extraction';
import { shownOf } from '../../src/core/document';
import { err, ok, type Result } from '../../src/core/result';
import { LossCounter } from '../../src/formats/count-losses';
import type { FormatFailure, Loss } from '../../src/formats/format';
import { recognizeFormat } from '../../src/formats/recognize';
import { renameTypes } from '../../src/formats/rename-types';
import { listInputs, readInput, type InputPath } from '../convert/input-files';
import { readInputs } from '../convert/read-inputs';
import { describeFailure } from '../dataset/tell';
import { describeFileError, readText } from '../text-file';
import { isGoldFormat, readGold, type GoldFormat } from './gold';

export interface AnnotatedFiles {
  /** The id of the format; `auto` where the files have several. */
  readonly format: string;
  readonly documents: readonly AnnotatedDocument[];
  readonly failures: readonly FormatFailure[];
  readonly losses: readonly Loss[];
}

export interface ReadRequest {
  readonly files: readonly string[];
  /** The id of a format, or `auto`. */
  readonly format: string;
  /** From tags of the files to names of the schema. */
  readonly names: ReadonlyMap<string, string>;
  /** Predictions in our own form keep their scores. */
  readonly scored: boolean;
  /** Without what a model found and nobody accepted. */
  readonly accepted: boolean;
  /** That names the format. */
  readonly option: '--format' | '--predictions-format';
}

/** The error is a sentence. What cannot be read of a registry's format is a failure, and the rest goes on. */
export async function readAnnotated(request: ReadRequest): Promise<Result<AnnotatedFiles, string>> {
  const inputs = listInputs(request.files);
  if (!inputs.ok) return err(fileError(inputs.error));
  const format = request.format === 'auto' ? commonFormat(inputs.value) : request.format;
  const isByLabels = isGoldFormat(format) && !(format === 'chinchilla' && needsRegistry(request));
  const read = isByLabels
    ? readByLabels(format, inputs.value, request.names)
    : ok(await readByRegistry(format, inputs.value, request));
  return read.ok ? someDocuments(read.value, request) : read;
}

/** The reader of gold lines knows neither scores nor decisions. */
function needsRegistry({ scored, accepted }: ReadRequest): boolean {
  return scored || accepted;
}

/** Files without any document are an error, told by what is wrong with the first. */
function someDocuments(
  read: AnnotatedFiles,
  { files }: ReadRequest,
): Result<AnnotatedFiles, string> {
  if (read.documents.length > 0) return ok(read);
  const [failure] = read.failures;
  return err(
    failure === undefined ? `${files.join(', ')}: no document in it` : describeFailure(failure),
  );
}

/** As the other messages about files that are not there. */
function fileError({ file, reason }: FormatFailure): string {
  return describeFileError({ file, line: 0, reason: `cannot be read: ${reason}` });
}

/** The format that all files have; `auto` where they differ or are not known. */
function commonFormat(inputs: readonly InputPath[]): string {
  const ids = new Set(
    inputs.map((input) => {
      const file = readInput(input);
      return file.ok ? recognizeFormat(file.value) : undefined;
    }),
  );
  const [id = 'auto'] = ids;
  return ids.size === 1 ? id : 'auto';
}

/** By the readers that know the families of labels; an error ends it. */
function readByLabels(
  format: GoldFormat,
  inputs: readonly InputPath[],
  names: ReadonlyMap<string, string>,
): Result<AnnotatedFiles, string> {
  const documents: AnnotatedDocument[] = [];
  for (const { place } of inputs) {
    const content = readText(place);
    if (!content.ok) return err(describeFileError(content.error));
    const gold = readGold(format, content.value, names);
    if (!gold.ok) return err(describeFileError({ file: place, ...gold.error }));
    documents.push(...gold.value);
  }
  return ok({ format, documents, failures: [], losses: [] });
}

async function readByRegistry(
  format: string,
  inputs: readonly InputPath[],
  { names, option, accepted }: ReadRequest,
): Promise<AnnotatedFiles> {
  let ids = 0;
  const options = { now: 0, newId: () => `c${(ids += 1)}` };
  const report = { failures: [] as FormatFailure[], losses: [] as Loss[] };
  const renamed = new LossCounter();
  const documents: AnnotatedDocument[] = [];
  for await (const document of readInputs(format, inputs, options, report)) {
    const { id, text } = document;
    const { predictions, ...decided } = renameTypes(document, names, renamed);
    const kept = accepted || predictions === undefined ? decided : { ...decided, predictions };
    const { extraction } = shownOf(kept);
    documents.push({ id, text, extraction });
  }
  const losses = [...report.losses, ...renamed.losses()];
  const failures = report.failures.map((failure) => ({
    ...failure,
    reason: failure.reason.replace('--from', option),
  }));
  return { format, documents, failures, losses };
}
