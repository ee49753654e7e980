/** Command line: what the built-in model finds in documents, as JSON lines. */
import type { Schema } from '../../src/core/schema';
import type { Encoder } from '../../worker/encoder/encoder';
import { printHelp } from '../help';
import { modelFolder } from '../model-option';
import { presetSchema, schemaFile } from '../schema-option';
import { USAGE, readExtractOptions } from './options';
import type { ExtractOptions } from './options';
import { openOutput, type Output } from './output';
import { readInProcesses } from './pool';
import { Progress } from './progress';
import { answerFor, type Answer } from './result-line';
import { isInShard, listFiles, readSources, type Source } from './source';
import { fileWarnings, schemaWarnings } from './warnings';

const DEFAULT_PRESET = 'all-in-one';

/** 2 where the arguments are at fault; nothing is printed before the model is open. */
async function main(args: readonly string[]): Promise<number> {
  if (printHelp(args, USAGE)) return 0;
  const options = readExtractOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${USAGE}`);
  const { preset = DEFAULT_PRESET, schema: file } = options.value;
  const schema = file === undefined ? presetSchema(preset) : schemaFile(file);
  if (!schema.ok) return complain(schema.error);
  const encoder = await modelFolder(options.value.model);
  if (!encoder.ok) return complain(encoder.error);
  try {
    const { knownLabels } = encoder.value.manifest;
    for (const warning of schemaWarnings(schema.value, knownLabels)) console.error(warning);
    return await extractAll(encoder.value, schema.value, options.value);
  } finally {
    await encoder.value.dispose();
  }
}

/** Each id once: two documents of one id could not be told apart. */
function* sourcesOf({ files, encoding, shard }: ExtractOptions, output: Output): Generator<Source> {
  const seen = new Set<string>();
  for (const source of readSources(listFiles(files), encoding)) {
    const { id } = source;
    if (!isInShard(id, shard)) continue;
    if (seen.has(id)) console.error(`${id}: another document of this id is left out`);
    if (seen.has(id) || output.done.has(id)) continue;
    seen.add(id);
    if ('decoded' in source) {
      for (const warning of fileWarnings(id, source.decoded)) console.error(warning);
    }
    yield source;
  }
}

/** 1 where a document failed. */
async function extractAll(
  encoder: Encoder,
  schema: Schema,
  options: ExtractOptions,
): Promise<number> {
  const { threshold, offsets, workers, model } = options;
  const question = { schema, threshold, offsets };
  const output = openOutput(options.output);
  const progress = new Progress(output.done.size, options.output !== undefined);
  const take = (answer: Answer): void => {
    output.write(answer.line);
    progress.add(answer);
  };
  const sources = sourcesOf(options, output);
  if (workers > 1) await readInProcesses(workers, { model, question }, sources, take);
  else for (const source of sources) take(await answerFor(encoder, source, question));
  progress.end();
  return progress.failed > 0 ? 1 : 0;
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
