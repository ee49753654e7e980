/** The built-in model as a reader: its checked files, the runtime, the encoder. */
import { err, ok, type Result } from '../../src/core/result';
import { probeCapability } from '../../src/engine/models/capability';
import type { EncoderEntry } from '../../src/engine/models/catalogue';
import type { Failure, LoadedModel, ProgressListener } from '../../src/engine/contract/extractor';
import { openEncoder, WINDOWS_PER_BATCH, type Encoder } from '../encoder/encoder';
import { suitsGraphics } from '../encoder/graph-files';
import { windowsFor } from '../encoder/windows';
import { createEncoderChoice, type EncoderChoice } from './encoder-choice';
import { graphicsRuntime } from './graphics-runtime';
import { obtainModelFiles, type ModelFiles } from './obtain-files';
import type { ReadJob, Reader } from '../reader';
import { browserRuntime } from './browser-runtime';

/** Fewer leave a card idle; more, and one that is little faster than the processor cancels late. */
const WINDOWS_ON_GRAPHICS = 2 * WINDOWS_PER_BATCH;

const CANCELLED: Failure = { code: 'cancelled', detail: 'cancelled by its caller' };

/** Undefined where there is no card, or none that the model has graphs for. May throw. */
async function openOnGraphics({ manifest, files }: ModelFiles): Promise<Encoder | undefined> {
  if (!suitsGraphics(manifest) || !(await probeCapability()).webgpu) return undefined;
  const opened = await openEncoder(manifest, files, await graphicsRuntime());
  return opened.ok ? opened.value : undefined;
}

function readerOf(choice: EncoderChoice, model: LoadedModel): Reader {
  let stopWaiting = (): void => undefined;
  return {
    model,
    chunkOptions: windowsFor,
    get windowsPerBatch() {
      return choice.onGraphics ? WINDOWS_ON_GRAPHICS : WINDOWS_PER_BATCH;
    },
    read: async (windows, { text, schema, isCancelled }: ReadJob) => {
      const stopped = new Promise<void>((resolve) => {
        stopWaiting = resolve;
      });
      await Promise.race([choice.settle(text.length), stopped]);
      if (isCancelled()) return err(CANCELLED);
      return ok(await choice.read(text, windows, schema));
    },
    // A batch takes a third of a second and is let finish; the trial of a card may take several.
    interrupt: () => {
      stopWaiting();
    },
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
