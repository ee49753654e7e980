/** Opens a stored model with web-llm, whose code is fetched only here, and only from our own site. */
import type * as WebLlmModule from '@mlc-ai/web-llm';
import type { MLCEngine } from '@mlc-ai/web-llm';
import { err, ok, type Result } from '../../src/core/result';
import type { Failure, ProgressListener } from '../../src/engine/contract/extractor';
import { LIBRARY_PATH } from '../../src/storage/llm-files';
import type { StoredLlm } from '../../src/storage/records';
import { classifyFailure } from '../failure';
import { STUCK } from '../one-load';
import { within } from '../within';
import type { ChatEngine } from './chat-engine';
import { libraryVersions } from './library-version';
import { withStoreCache, type StoreAddresses } from './store-cache';
import { ModelFiles } from './store-cache-files';
import { WebLlmChat } from './web-llm-chat';
import { withDeviceWatch, type DeviceWatch } from './web-llm-device';
import { describeModel, type ModelFacts } from './web-llm-model';
import { RelayProcessor } from './web-llm-processor';
import { readProgress } from './web-llm-progress';
import { appConfigOf } from './web-llm-record';

export interface OpenOptions {
  readonly onProgress: ProgressListener;
  /** Aborted: the load ends with `cancelled` once web-llm is through with it, else with `STUCK`. */
  readonly signal: AbortSignal;
}

type WebLlm = Pick<typeof WebLlmModule, 'MLCEngine'>;

/** Milliseconds that web-llm has to end a load that was given up; a compilation cannot be aborted. */
const GIVE_UP_MS = 5000;

const CANCELLED: Failure = { code: 'cancelled', detail: 'unloaded while it was loading' };

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
    return err({ code: 'runtime-missing', detail: String(error) });
  }
}

/** What a library says that is none, or whose functions are those of another version. */
const WRONG_LIBRARY =
  /CompileError|in exports$|Cannot find (?:global|required VM) function|TVM\w+ is not a function/;

function classifyLoad(error: unknown): Failure {
  const failure = classifyFailure(error);
  return WRONG_LIBRARY.test(failure.detail) ? { ...failure, code: 'wrong-library' } : failure;
}

/** Says of a library for another version which one that is. */
async function explainLoad(error: unknown, record: StoredLlm): Promise<Failure> {
  const failure = classifyLoad(error);
  if (failure.code !== 'wrong-library') return failure;
  try {
    const library = await new ModelFiles(record).open(LIBRARY_PATH);
    const bytes = new Uint8Array(await new Response(library).arrayBuffer());
    const fits = await libraryVersions(bytes);
    return fits === undefined ? failure : { ...failure, fits };
  } catch {
    return failure;
  }
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

/** web-llm goes on until it next reads a file, or to the end: then too it gives up its memory. */
async function giveUp(engine: Pick<MLCEngine, 'unload'>, load: Promise<void>): Promise<void> {
  const unload = (): Promise<void> => engine.unload().catch(() => undefined);
  await unload();
  await load.catch(() => undefined);
  await unload();
}

/** Thrown where what was given up goes on. */
class StuckError extends Error {
  override readonly name = 'StuckError';
}

async function untilOver(over: Promise<void>): Promise<void> {
  try {
    await within(GIVE_UP_MS, over);
  } catch {
    throw new StuckError(STUCK.detail);
  }
}

interface Start {
  readonly record: StoredLlm;
  readonly facts: ModelFacts;
  readonly addresses: StoreAddresses;
  readonly watch: DeviceWatch;
}

async function start(
  { MLCEngine: Engine }: WebLlm,
  { record, facts, addresses, watch }: Start,
  { onProgress, signal }: OpenOptions,
): Promise<ChatEngine> {
  const total = record.files.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  const relay = new RelayProcessor();
  const engine = new Engine({
    appConfig: appConfigOf(record, facts, addresses),
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
    const over = giveUp(engine, load);
    // With a lost device it may never end; then nothing is left of it.
    if (!watch.lost.aborted && signal.aborted) await untilOver(over);
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
    const engine = await withStoreCache(files, (addresses) =>
      withDeviceWatch(gpu.value, (watch) =>
        start(webLlm.value, { record, facts: facts.value, addresses, watch }, options),
      ),
    );
    return ok(engine);
  } catch (error) {
    files.close();
    if (error instanceof StuckError) return err(STUCK);
    if (options.signal.aborted) return err(CANCELLED);
    return err(files.problem ?? (await explainLoad(error, record)));
  }
}
