/** A whole model from a source into storage, file by file; what is there already is left alone. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { LlmSpec } from '../../src/engine/contract/download';
import type { StoredLlm, StoredLlmFile } from '../../src/storage/records';
import { LIBRARY_PATH } from '../../src/storage/llm-files';
import { totalBytes } from '../../src/storage/llms';
import { hasKnownContent } from './content';
import { stored, storedStill, type LlmStore } from './llm-store';
import { CONFIG_PATH, parseConfig, parseShardList, SHARD_LIST_PATH } from './mlc-files';
import { obtainFile } from './obtain-file';
import type { Progress } from './progress';
import { checkRoom, type Estimate } from './room';
import type { Source } from './source';
import type { RuntimeFiles } from './runtime-files';
import { forgetFile, readText, unstored } from './take-file';

export interface ModelJob {
  readonly spec: LlmSpec;
  readonly source: Source;
  readonly store: LlmStore;
  readonly estimate: Estimate;
  readonly signal: AbortSignal;
  readonly stallMs: number;
  readonly progress: Progress;
  readonly runtime: RuntimeFiles;
}

/** What models for older versions of web-llm have in place of `tensor-cache.json`. */
const OLD_SHARD_LIST_PATH = 'ndarray-cache.json';

const unknown = (path: string): StoredLlmFile => ({ path, checked: false });

function fileOf(llm: StoredLlm, path: string): StoredLlmFile {
  return llm.files.find((file) => file.path === path) ?? unknown(path);
}

/**
 * The record, new or with the address that counts from now on. Shards that came from another address
 * are as good if its list says the same of them; what no list vouches for is fetched from the new one.
 */
async function openRecord({ spec, store }: ModelJob): Promise<Result<StoredLlm, Failure>> {
  const found = await stored(store.get(spec.id));
  if (!found.ok) return found;
  if (found.value !== undefined) {
    const { spec: old, files: known } = found.value;
    const moved = ({ path }: StoredLlmFile): boolean =>
      path === LIBRARY_PATH
        ? old.libraryUrl !== spec.libraryUrl
        : hasKnownContent(path) && old.baseUrl !== spec.baseUrl;
    const files = known.map((file) => (moved(file) ? unstored(file) : file));
    const done = found.value.done && !known.some(moved);
    // What the person chose for the model outlives a new address.
    const overrides = { ...old.overrides, ...spec.overrides };
    const kept = { ...spec, overrides };
    return storedStill(store.change(spec.id, (llm) => ({ ...llm, spec: kept, files, done })));
  }
  const files = [CONFIG_PATH, SHARD_LIST_PATH, LIBRARY_PATH].map(unknown);
  const created = Date.now();
  const llm: StoredLlm = { id: spec.id, spec, files, listed: false, done: false, created };
  const put = await stored(store.put(llm));
  return put.ok ? ok(llm) : put;
}

/** Tells the progress what is stored. */
async function countStored(
  { store, progress }: ModelJob,
  llm: StoredLlm,
): Promise<Result<void, Failure>> {
  for (const { path, bytes = 0, checked } of llm.files) {
    const counted = checked ? ok(bytes) : await stored(store.countBytes(llm.id, path));
    if (!counted.ok) return counted;
    progress.set(path, counted.value);
  }
  progress.total = totalBytes(llm);
  return ok(undefined);
}

/** The text of a small file, from storage if it is there. */
async function obtainText(
  job: ModelJob,
  llm: StoredLlm,
  path: string,
): Promise<Result<string, Failure>> {
  const file = fileOf(llm, path);
  const obtained = file.checked ? ok(llm) : await obtainFile({ ...job, id: llm.id, file });
  if (!obtained.ok) return obtained;
  const { bytes = 0 } = fileOf(obtained.value, path);
  try {
    return ok(await readText({ store: job.store, id: llm.id, file }, bytes));
  } catch (error) {
    return err({ code: 'integrity-failed', detail: `${path}: ${String(error)}` });
  }
}

async function explainMissingList(job: ModelJob, failure: Failure): Promise<Failure> {
  if (failure.code !== 'not-found') return failure;
  const { signal } = job;
  const old = await job.source.open({
    path: OLD_SHARD_LIST_PATH,
    offset: 0,
    etag: undefined,
    signal,
  });
  if (!old.ok) return failure;
  await old.value.body.cancel();
  const detail = `only ${OLD_SHARD_LIST_PATH}, no ${SHARD_LIST_PATH}: made for an older web-llm`;
  return { code: 'not-a-model', detail };
}

/** What is stored of a file stays valid under a new list that says the same of it. */
function isSameFile(stored: StoredLlmFile, planned: StoredLlmFile): boolean {
  if (hasKnownContent(planned.path)) return true;
  if (stored.bytes !== planned.bytes) return false;
  return planned.hash === undefined || stored.hash?.hex === planned.hash.hex;
}

/** Brings the record to what configuration and list say; what they do not name is deleted. */
async function plan(job: ModelJob, llm: StoredLlm): Promise<Result<StoredLlm, Failure>> {
  const config = await obtainText(job, llm, CONFIG_PATH);
  if (!config.ok) return config;
  const list = await obtainText(job, llm, SHARD_LIST_PATH);
  if (!list.ok) return err(await explainMissingList(job, list.error));
  const tokenizer = parseConfig(config.value);
  if (!tokenizer.ok) return tokenizer;
  const shards = parseShardList(list.value);
  if (!shards.ok) return shards;
  const small = [CONFIG_PATH, SHARD_LIST_PATH, tokenizer.value, LIBRARY_PATH].map(unknown);
  const planned = [...small, ...shards.value];
  const { store } = job;
  const before = await storedStill(store.get(llm.id));
  if (!before.ok) return before;
  const kept = (file: StoredLlmFile): StoredLlmFile | undefined => {
    const old = before.value.files.find(({ path }) => path === file.path);
    return old !== undefined && isSameFile(old, file) ? old : undefined;
  };
  const files = planned.map((file) => kept(file) ?? file);
  for (const old of before.value.files) {
    if (files.includes(old)) continue;
    const deleted = await stored(store.deletePieces(llm.id, old.path));
    if (!deleted.ok) return deleted;
  }
  return storedStill(store.change(llm.id, (current) => ({ ...current, files, listed: true })));
}

function missingBytes(job: ModelJob): number {
  return Math.max(0, job.progress.total - job.progress.loaded);
}

/** The list may be an old one that the shard does not go with: the next try fetches it again. */
async function distrustList(job: ModelJob, llm: StoredLlm): Promise<void> {
  await forgetFile({ store: job.store, id: llm.id, file: fileOf(llm, SHARD_LIST_PATH) });
}

async function obtainRest(job: ModelJob, planned: StoredLlm): Promise<Result<void, Failure>> {
  for (const file of planned.files.filter(({ checked }) => !checked)) {
    const missing = Math.max(0, (file.bytes ?? 0) - job.progress.of(file.path));
    const room = await checkRoom(missing, job.estimate);
    if (!room.ok) return room;
    const obtained = await obtainFile({ ...job, id: planned.id, file });
    if (!obtained.ok) {
      const bad = obtained.error.code === 'integrity-failed' && !hasKnownContent(file.path);
      if (bad) await distrustList(job, planned);
      return obtained;
    }
    job.progress.total = totalBytes(obtained.value);
  }
  const finished = await storedStill(
    job.store.change(planned.id, (llm) => ({
      ...llm,
      done: llm.files.every(({ checked }) => checked),
    })),
  );
  return finished.ok ? ok(undefined) : finished;
}

/** A name for it among the paths of the model's files, none of which has such a letter. */
const RUNTIME = ':runtime';

/** The code that runs the model: 6 MB that are counted with it and shared by all models. */
async function obtainRuntime({
  runtime,
  source,
  signal,
  progress,
}: ModelJob): Promise<Result<void, Failure>> {
  const find = (name: string): Blob | undefined => source.find?.(name);
  return runtime.obtain(find, signal, (bytes) => {
    progress.add(RUNTIME, bytes);
  });
}

/**
 * Failures leave everything stored that came and was right. `runtime-missing`: the model is whole, and only
 * the code that runs it could not be had.
 */
export async function obtainModel(job: ModelJob): Promise<Result<void, Failure>> {
  job.progress.besides = await job.runtime.bytes();
  job.progress.set(RUNTIME, await job.runtime.keptBytes());
  const files = await obtainFiles(job);
  return files.ok ? obtainRuntime(job) : files;
}

async function obtainFiles(job: ModelJob): Promise<Result<void, Failure>> {
  const opened = await openRecord(job);
  if (!opened.ok) return opened;
  const counted = await countStored(job, opened.value);
  if (!counted.ok) return counted;
  job.progress.tell();
  const roomBefore = await checkRoom(missingBytes(job), job.estimate);
  if (!roomBefore.ok) return roomBefore;
  const planned = await plan(job, opened.value);
  if (!planned.ok) return planned;
  const recounted = await countStored(job, planned.value);
  if (!recounted.ok) return recounted;
  const room = await checkRoom(missingBytes(job), job.estimate);
  return room.ok ? obtainRest(job, planned.value) : room;
}
