/** The built-in model as a reader: its checked files, the runtime, the encoder. */
import { err, ok, type Result } from '../../src/core/result';
import { probeCapability } from '../../src/engine/models/capability';
import type { EncoderEntry } from '../../src/engine/models/catalogue';
import type { Failure, LoadedModel, ProgressListener } from '../../src/engine/contract/extractor';
import { openEncoder, WINDOWS_PER_RUN, type Encoder } from '../encoder/encoder';
import { suitsGraphics } from '../encoder/graph-files';
import { createEncoderChoice, type EncoderChoice } from './encoder-choice';
import { graphicsRuntime } from './graphics-runtime';
import { obtainModelFiles, type ModelFiles } from './obtain-files';
import type { ReadJob, Reader } from '../reader';
import { browserRuntime } from './browser-runtime';

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
    get windowsPerBatch() {
      return choice.onGraphics ? WINDOWS_PER_RUN.webgpu : WINDOWS_PER_RUN.wasm;
    },
    read: async (windows, { length, schema, isCancelled }: ReadJob) => {
      const stopped = new Promise<void>((resolve) => {
        stopWaiting = resolve;
      });
      await Promise.race([choice.settle(length), stopped]);
      if (isCancelled()) return err(CANCELLED);
      return ok(await choice.read(windows, schema));
    },
    // A batch takes a tenth of a second and is let finish; the trial of a card may take several.
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
  const kind = 'encoder';
  const { provider: backend, threads } = runtime;
  const choice = createEncoderChoice(encoder.value, () => openOnGraphics(obtained.value));
  return ok(readerOf(choice, { id, kind, version, origin, home, backend, threads, knownLabels }));
}
