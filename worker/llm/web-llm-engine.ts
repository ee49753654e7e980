/** Opens a stored model with web-llm, whose code is fetched only here, and only from our own site. */
import type * as WebLlmModule from '@mlc-ai/web-llm';
import type { AppConfig, ChatOptions } from '@mlc-ai/web-llm';
import { err, ok, type Result } from '../../src/core/result';
import type { Failure, ProgressListener } from '../../src/engine/contract/extractor';
import type { StoredLlm } from '../../src/storage/records';
import { classifyFailure } from '../failure';
import type { ChatEngine } from './chat-engine';
import { LIBRARY_ADDRESS, MODEL_ADDRESS, withStoreCache } from './store-cache';
import { ModelFiles } from './store-cache-files';
import { WebLlmChat } from './web-llm-chat';
import { withDeviceWatch, type DeviceWatch } from './web-llm-device';
import { describeModel, type ModelFacts, type Overrides } from './web-llm-model';
import { RelayProcessor } from './web-llm-processor';
import { readProgress } from './web-llm-progress';

export interface OpenOptions {
  readonly onProgress: ProgressListener;
  /** Aborted: the load ends with `cancelled`. */
  readonly signal: AbortSignal;
}

type WebLlm = Pick<typeof WebLlmModule, 'MLCEngine'>;

const CANCELLED: Failure = { code: 'cancelled', detail: 'unloaded while it was loading' };

/** Those of web-llm's settings that are numbers and that records change. */
function chatOptions(overrides: Overrides): ChatOptions {
  const { context_window_size, sliding_window_size, attention_sink_size, max_history_size } =
    overrides;
  return {
    ...(context_window_size === undefined ? {} : { context_window_size }),
    ...(sliding_window_size === undefined ? {} : { sliding_window_size }),
    ...(attention_sink_size === undefined ? {} : { attention_sink_size }),
    ...(max_history_size === undefined ? {} : { max_history_size }),
  };
}

function appConfig(record: StoredLlm): AppConfig {
  const { id, spec } = record;
  return {
    cacheBackend: 'cache',
    model_list: [
      {
        model_id: id,
        model: MODEL_ADDRESS,
        model_lib: LIBRARY_ADDRESS,
        overrides: chatOptions(spec.overrides),
      },
    ],
  };
}

/** web-llm's records do not all say that they need f16, so it is looked at here. */
async function checkDevice(gpu: GPU | undefined, f16: boolean): Promise<Result<GPU, Failure>> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (gpu === undefined || adapter === undefined || adapter === null) {
    return err({ code: 'no-webgpu', detail: 'no graphics adapter' });
  }
  if (f16 && !adapter.features.has('shader-f16')) {
    return err({ code: 'needs-f16', detail: 'the adapter has no shader-f16' });
  }
  return ok(gpu);
}

async function fetchWebLlm(): Promise<Result<WebLlm, Failure>> {
  try {
    return ok(await import('@mlc-ai/web-llm'));
  } catch (error) {
    return err({ code: 'download-failed', detail: String(error) });
  }
}

/** What a library says that is none, or whose functions are those of another version. */
const WRONG_LIBRARY =
  /CompileError|in exports$|Cannot find (?:global|required VM) function|TVM\w+ is not a function/;

function classifyLoad(error: unknown): Failure {
  const failure = classifyFailure(error);
  return WRONG_LIBRARY.test(failure.detail) ? { ...failure, code: 'wrong-library' } : failure;
}

/** Settles when the load does, when the device is lost, or when the caller gives up, whichever is first. */
async function reload(load: Promise<void>, watch: DeviceWatch, signal: AbortSignal): Promise<void> {
  const ends = AbortSignal.any([watch.lost, signal]);
  const ended = new Promise<void>((resolve) => {
    if (ends.aborted) resolve();
    ends.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
  await Promise.race([load, ended]);
  signal.throwIfAborted();
  watch.lost.throwIfAborted();
}

async function start(
  { MLCEngine }: WebLlm,
  record: StoredLlm,
  facts: ModelFacts,
  watch: DeviceWatch,
  { onProgress, signal }: OpenOptions,
): Promise<ChatEngine> {
  const total = record.files.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  const relay = new RelayProcessor();
  const engine = new MLCEngine({
    appConfig: appConfig(record),
    logitProcessorRegistry: new Map([[record.id, relay]]),
    initProgressCallback: (report) => {
      if (!signal.aborted) onProgress(readProgress(report, total));
    },
    // What goes wrong comes back as a failure.
    logLevel: 'SILENT',
  });
  onProgress({ stage: 'starting', loaded: 0, total });
  const load = engine.reload(record.id);
  try {
    await reload(load, watch, signal);
  } catch (error) {
    watch.ignore();
    // web-llm goes on until it next reads a file, or to the end: then too it gives up its memory.
    const unload = (): Promise<void> => engine.unload().catch(() => undefined);
    void unload().then(() => load.catch(() => undefined).then(unload));
    throw error;
  }
  const runtime = {
    create: engine.chatCompletion.bind(engine),
    interrupt: () => void engine.interruptGenerate(),
    unload: () => engine.unload(),
  };
  return new WebLlmChat({ runtime, facts, relay, watch });
}

/**
 * Every file is read from the store, and none from the network. A library for another version of web-llm
 * is `wrong-library`; a file that is not there any more is `integrity-failed`.
 */
export async function openWebLlm(
  record: StoredLlm,
  options: OpenOptions,
): Promise<Result<ChatEngine, Failure>> {
  const files = new ModelFiles(record);
  options.onProgress({ stage: 'checking', loaded: 0, total: 0 });
  try {
    const facts = await describeModel(files, record.spec.overrides);
    if (!facts.ok) return facts;
    const gpu = await checkDevice(navigator.gpu, facts.value.f16);
    if (!gpu.ok) return gpu;
    const webLlm = await fetchWebLlm();
    if (!webLlm.ok) return webLlm;
    options.signal.throwIfAborted();
    const engine = await withStoreCache(files, () =>
      withDeviceWatch(gpu.value, (watch) =>
        start(webLlm.value, record, facts.value, watch, options),
      ),
    );
    return ok(engine);
  } catch (error) {
    files.close();
    if (options.signal.aborted) return err(CANCELLED);
    return err(files.problem ?? classifyLoad(error));
  }
}
