/** Command line: what the built-in model finds in text files, as JSON lines. */
import type { Extraction } from '../../src/core/extraction';
import type { DecodedText } from '../../src/core/file/decode';
import { countInFile, fileTextOf } from '../../src/core/file/line-ends';
import { filterByScore } from '../../src/core/filter';
import { ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import type { Encoder } from '../../worker/encoder/encoder';
import { modelFolder } from '../model-option';
import { presetSchema, schemaFile } from '../schema-option';
import { decodeFile, decodeStandardInput, describeFileError } from '../text-file';
import type { FileError } from '../text-file';
import { USAGE, readExtractOptions } from './options';
import type { ExtractOptions } from './options';
import { warningsOf } from './warnings';

interface Input {
  readonly id: string;
  readonly decoded: DecodedText;
}

const STANDARD_INPUT = '-';
const DEFAULT_PRESET = 'all-in-one';

function readInputs({ files, encoding }: ExtractOptions): Result<readonly Input[], FileError> {
  const inputs: Input[] = [];
  for (const id of files) {
    const decoded =
      id === STANDARD_INPUT ? decodeStandardInput(encoding) : decodeFile(id, encoding);
    if (!decoded.ok) return decoded;
    inputs.push({ id, decoded: decoded.value });
  }
  return ok(inputs);
}

/** 2 where the arguments or the files are at fault; nothing is printed before all of them are read. */
async function main(args: readonly string[]): Promise<number> {
  const options = readExtractOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${USAGE}`);
  const { preset = DEFAULT_PRESET, schema: file } = options.value;
  const schema = file === undefined ? presetSchema(preset) : schemaFile(file);
  if (!schema.ok) return complain(schema.error);
  const inputs = readInputs(options.value);
  if (!inputs.ok) return complain(describeFileError(inputs.error));
  const encoder = await modelFolder(options.value.model);
  if (!encoder.ok) return complain(encoder.error);
  const { knownLabels } = encoder.value.manifest;
  for (const warning of warningsOf(schema.value, knownLabels, inputs.value)) console.error(warning);
  await extractAll(encoder.value, inputs.value, schema.value, options.value);
  return 0;
}

async function extractAll(
  encoder: Encoder,
  inputs: readonly Input[],
  schema: Schema,
  { threshold, offsets }: ExtractOptions,
): Promise<void> {
  const extract = async (text: string): Promise<Extraction> =>
    filterByScore(await encoder.extractDocument(text, schema), threshold);
  try {
    for (const { id, decoded } of inputs) {
      // The same text is read for both, so that both find the same.
      const file = fileTextOf(decoded.text);
      const found = await extract(file.text);
      const counted = offsets === 'file' ? countInFile(file, found) : found;
      const text = offsets === 'file' ? file.file : file.text;
      console.log(JSON.stringify({ id, encoding: decoded.encoding, offsets, text, ...counted }));
    }
  } finally {
    await encoder.dispose();
  }
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
