/** One run of `extract`: its arguments, and the engine that they name. */
import type { Result } from '../../src/core/result';
import { printHelp } from '../help';
import { presetSchema, schemaFile } from '../schema-option';
import { emitBatch } from './batch/emit';
import { readBatch } from './batch/read';
import { readByBuiltIn } from './built-in';
import { instructionsFor } from './instructions';
import { readExtractOptions } from './options';
import { readStream } from './stream';
import type { Surroundings } from './server/connect';
import { readByServer } from './server/read';
import type { Task } from './task';
import { USAGE } from './usage';

const DEFAULT_PRESET = 'all-in-one';

/** The exit code: 2 where the arguments are at fault; nothing is printed before the engine is open. */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  if (printHelp(args, USAGE)) return 0;
  const options = readExtractOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${USAGE}`);
  const { preset = DEFAULT_PRESET, schema: file, threshold, offsets } = options.value;
  const schema = file === undefined ? presetSchema(preset) : schemaFile(file);
  if (!schema.ok) return complain(schema.error);
  const question = { schema: schema.value, threshold, offsets };
  const instructions = await instructionsFor(options.value.engine);
  if (!instructions.ok) return complain(instructions.error);
  const task = { options: options.value, question, instructions: instructions.value };
  const done = await readAll(task, around);
  return done.ok ? done.value : complain(done.error);
}

function readAll(task: Task, around: Surroundings): Promise<Result<number, string>> {
  const { engine } = task.options;
  switch (engine.kind) {
    case 'built-in':
      return readByBuiltIn(engine, task, around.stopped);
    case 'stream':
      return readStream(engine, task, { input: process.stdin, ...around });
    case 'server':
      return readByServer(engine, task, around);
    case 'emit-batch':
      return Promise.resolve(emitBatch(engine, task));
    case 'read-batch':
      return readBatch(engine, task);
  }
}

function complain(message: string): number {
  console.error(message);
  return 2;
}
