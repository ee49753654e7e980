/** The built-in model as a reader: its checked files, the runtime, the encoder. */
import type { Chunk } from '../src/core/chunk';
import type { Extraction } from '../src/core/extraction';
import { err, ok, type Result } from '../src/core/result';
import { probeCapability } from '../src/engine/capability';
import type { EncoderEntry } from '../src/engine/catalogue';
import type { Failure, LoadedModel, ProgressListener } from '../src/engine/contract';
import { openEncoder, WINDOWS_PER_BATCH, type Encoder } from './encoder/encoder';
import { suitsGraphics } from './encoder/graph-files';
import { createEncoderChoice, type EncoderChoice } from './encoder-choice';
import { graphicsRuntime } from './graphics-runtime';
import { obtainModelFiles, type ModelFiles } from './model-files';
import type { ReadJob, Reader } from './reader';
import { browserRuntime } from './runtime';

/** Fewer leave a card idle; more, and one that is little faster than the processor cancels late. */
const WINDOWS_ON_GRAPHICS = 2 * WINDOWS_PER_BATCH;

/** Undefined where there is no card, or none that the model has graphs for. May throw. */
async function openOnGraphics({ manifest, files }: ModelFiles): Promise<Encoder | undefined> {
  if (!suitsGraphics(manifest) || !(await probeCapability()).webgpu) return undefined;
  const opened = await openEncoder(manifest, files, await graphicsRuntime());
  return opened.ok ? opened.value : undefined;
}

async function readWindows(
  choice: EncoderChoice,
  windows: readonly Chunk[],
  { text, schema }: ReadJob,
): Promise<readonly Extraction[]> {
  await choice.settle(text.length);
  try {
    return await choice.current.extractWindows(text, windows, schema);
  } catch (error) {
    if (!choice.onGraphics) throw error;
    await choice.giveUp();
    return choice.current.extractWindows(text, windows, schema);
  }
}

function readerOf(choice: EncoderChoice, model: LoadedModel): Reader {
  return {
    model,
    chunkOptions: {},
    get windowsPerBatch() {
      return choice.onGraphics ? WINDOWS_ON_GRAPHICS : WINDOWS_PER_BATCH;
    },
    read: async (windows, job) => ok(await readWindows(choice, windows, job)),
    // A batch takes a quarter of a second; cancelling is looked at after each.
    interrupt: () => undefined,
    dispose: () => choice.dispose(),
  };
}

/** `baseUrl`: the site's root. May throw what the runtime throws. */
export async function openEncoderReader(
  entry: EncoderEntry,
  baseUrl: string,
  onProgress: ProgressListener,
): Promise<Result<Reader, Failure>> {
  const obtained = await obtainModelFiles(new URL(entry.path, baseUrl).href, onProgress);
  if (!obtained.ok) return obtained;
  const { manifest, files, origin, home } = obtained.value;
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  onProgress({ stage: 'starting', loaded: total, total });
  const runtime = browserRuntime();
  const encoder = await openEncoder(manifest, files, runtime);
  if (!encoder.ok) return err({ code: 'integrity-failed', detail: encoder.error });
  const { id, version, knownLabels } = manifest;
  const { provider: backend, threads } = runtime;
  const choice = createEncoderChoice(encoder.value, () => openOnGraphics(obtained.value));
  return ok(readerOf(choice, { id, version, origin, home, backend, threads, knownLabels }));
}
