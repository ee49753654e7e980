/** A large model as a reader: one window at a time, with what is found while the model writes. */
import type { Extraction } from '../../src/core/extraction';
import type { Instructions } from '../../src/answer/instruction/question';
import { err, ok, type Result } from '../../src/core/result';
import type { Failure, LoadedModel, ProgressListener } from '../../src/engine/contract/extractor';
import type { StoredLlm } from '../../src/storage/records';
import type { ReadJob, Reader } from '../reader';
import type { ChatEngine } from './chat-engine';
import { Slots } from '../slots';
import { completeChat } from './complete-chat';
import { extractChunk } from './llm-extract';
import { LlmSession } from './session';
import { UsageSum } from './usage-sum';

/** The page's own words are Chinese; a person can choose English instructions. */
const DEFAULT_INSTRUCTIONS: Instructions = { language: 'zh', texts: {} };

async function readWindows(
  engine: ChatEngine,
  windows: readonly string[],
  { schema, instructions = DEFAULT_INSTRUCTIONS, isCancelled, onPartial }: ReadJob,
  usage: UsageSum,
): Promise<Result<readonly Extraction[], Failure>> {
  const found: Extraction[] = [];
  for (const [index, text] of windows.entries()) {
    const onFinds = (finds: Extraction): void => {
      onPartial(index, finds);
    };
    const job = { text, schema, instructions, usage };
    const extraction = await extractChunk(engine, job, onFinds, isCancelled);
    if (!extraction.ok) return extraction;
    found.push(extraction.value);
  }
  return ok(found);
}

function loadedModel({ id, files }: StoredLlm, contextTokens: number): LoadedModel {
  return {
    id,
    kind: 'llm',
    contextTokens,
    // Of the weights: the digest of their list of shards, which names every other file's.
    version: files.find(({ path }) => path === 'tensor-cache.json')?.hash?.hex ?? '',
    origin: 'indexeddb',
    home: 'indexeddb',
    backend: 'webgpu',
    threads: 1,
    knownLabels: [],
  };
}

/** A catalogue's model or a person's own: whatever is stored whole. Aborted, it ends with `cancelled`. */
export async function openLlmReader(
  record: StoredLlm,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<Result<Reader, Failure>> {
  const session = new LlmSession();
  signal.addEventListener('abort', () => void session.unload(), { once: true });
  const opened = await session.load(record, onProgress);
  if (!opened.ok) return err(opened.error);
  return ok(
    readerOf(loadedModel(record, opened.value.contextTokens), opened.value, () => session.unload()),
  );
}

/** Windows and questions in turn, as they were asked for. */
export function readerOf(
  model: LoadedModel,
  engine: ChatEngine,
  dispose: Reader['dispose'],
): Reader {
  const usage = new UsageSum();
  // The engine answers one question at a time.
  const turns = new Slots(1);
  let isReading = false;
  const read = async (
    windows: readonly string[],
    job: ReadJob,
  ): Promise<Result<readonly Extraction[], Failure>> => {
    isReading = true;
    try {
      return await readWindows(engine, windows, job, usage);
    } finally {
      isReading = false;
    }
  };
  return {
    model,
    windowsPerBatch: 1,
    read: (windows, job) => turns.run(() => read(windows, job)),
    complete: (question, signal) => turns.run(() => completeChat(engine, question, signal)),
    takeUsage: () => usage.take(),
    interrupt: () => {
      // What waits for its turn must not cut the answer before it.
      if (isReading) engine.interrupt();
    },
    dispose,
  };
}
