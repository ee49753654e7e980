/** Command line: what the built-in model finds in text files, as JSON lines. */
import { filterByScore } from '../../src/core/filter';
import { ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import type { Encoder } from '../../worker/encoder/encoder';
import { modelFolder } from '../model-option';
import { presetSchema, schemaFile } from '../schema-option';
import { describeFileError, readStandardInput, readText } from '../text-file';
import type { FileError } from '../text-file';
import { USAGE, readExtractOptions } from './options';

interface Input {
  readonly id: string;
  readonly text: string;
}

const STANDARD_INPUT = '-';
const DEFAULT_PRESET = 'all-in-one';

function readInputs(files: readonly string[]): Result<readonly Input[], FileError> {
  const inputs: Input[] = [];
  for (const id of files) {
    const text = id === STANDARD_INPUT ? readStandardInput() : readText(id);
    if (!text.ok) return text;
    inputs.push({ id, text: text.value });
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
  const inputs = readInputs(options.value.files);
  if (!inputs.ok) return complain(describeFileError(inputs.error));
  const encoder = await modelFolder(options.value.model);
  if (!encoder.ok) return complain(encoder.error);
  await extractAll(encoder.value, inputs.value, schema.value, options.value.threshold);
  return 0;
}

async function extractAll(
  encoder: Encoder,
  inputs: readonly Input[],
  schema: Schema,
  threshold: number,
): Promise<void> {
  try {
    for (const { id, text } of inputs) {
      const found = filterByScore(await encoder.extractDocument(text, schema), threshold);
      console.log(JSON.stringify({ id, text, ...found }));
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
