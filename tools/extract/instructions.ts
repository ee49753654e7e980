/** What a large model is told by `extract`: the wording that ships, how it is asked, and examples from a file. */
import { readFileSync } from 'node:fs';
import { examplesOf } from '../../src/answer/instruction/examples/from-decisions';
import type { WorkedExample } from '../../src/answer/instruction/examples/example';
import type { Instructions } from '../../src/answer/instruction/question';
import { err, ok, type Result } from '../../src/core/result';
import { CHINCHILLA } from '../../src/formats/chinchilla';
import type { FormatFile } from '../../src/formats/format';
import type { EngineChoice } from './engine-options';

/** Sentences to choose from; each question looks through all of them. */
const MOST_SENTENCES = 200;

/** No generator of ours waits for anything: the file is read at once. */
async function* only(file: FormatFile): AsyncGenerator<FormatFile> {
  yield await Promise.resolve(file);
}

async function readExamples(file: string): Promise<Result<readonly WorkedExample[], string>> {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    return err(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  let count = 0;
  const newId = (): string => `example-${(count += 1)}`;
  const found: WorkedExample[] = [];
  const reading = CHINCHILLA.read?.(only({ path: file, content }), { now: 0, newId }) ?? [];
  for await (const read of reading) {
    if (!read.ok) {
      const { line, reason } = read.error;
      return err(`${file}${line === undefined ? '' : `:${line}`}: ${reason}`);
    }
    found.push(...examplesOf(read.value.text, read.value.items));
  }
  if (found.length === 0) return err(`${file}: no sentence with a decision that could be shown`);
  const kept = found.slice(0, MOST_SENTENCES);
  const more = found.length > kept.length ? ` of ${found.length}, the first` : '';
  console.error(`${file}: ${kept.length}${more} sentences to choose examples from`);
  return ok(kept);
}

/** An error is a sentence. The built-in model is told nothing. */
export async function instructionsFor(engine: EngineChoice): Promise<Result<Instructions, string>> {
  const shipped: Instructions = { language: 'zh', texts: {} };
  if (!('asking' in engine)) return ok(shipped);
  const { asking, examples: file } = engine;
  if (file === undefined) return ok({ ...shipped, asking });
  const examples = await readExamples(file);
  return examples.ok ? ok({ ...shipped, asking, examples: examples.value }) : examples;
}
