/** What is done with a stored model besides getting it: checking, copying out, removing. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { StoredLlm, StoredLlmFile } from '../../src/storage/records';
import { totalBytes } from '../../src/storage/llms';
import { createFileIn } from './folder';
import { isSameHash, type Hasher } from './hash';
import { stored, type LlmStore } from './llm-store';
import type { Progress } from './progress';
import type { RuntimeFiles } from './runtime-files';
import { forgetFile, hasherFor, hashStored, unstored } from './take-file';

export interface StoredJob {
  readonly id: string;
  readonly store: LlmStore;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

const STOPPED: Failure = { code: 'cancelled', detail: 'stopped' };

async function openStored({ id, store, progress }: StoredJob): Promise<Result<StoredLlm, Failure>> {
  const found = await stored(store.get(id));
  if (!found.ok) return found;
  if (found.value === undefined)
    return err({ code: 'unknown-model', detail: `${id} is not stored` });
  progress.total = totalBytes(found.value);
  progress.tell();
  return ok(found.value);
}

function isRight({ bytes, hash }: StoredLlmFile, read: number, hasher: Hasher): boolean {
  return bytes === read && hash !== undefined && isSameHash(hash, hasher.finish());
}

async function isFileRight(job: StoredJob, file: StoredLlmFile): Promise<boolean> {
  const hasher = hasherFor(file);
  let read = 0;
  const hashed = await hashStored({ ...job, file }, file.bytes ?? 0, hasher, (count) => {
    read += count;
    job.progress.add(file.path, count);
  });
  return hashed.ok && isRight(file, read, hasher);
}

/** Forgets every file whose bytes are not the right ones, and no other. */
export async function verifyModel(job: StoredJob): Promise<Result<void, Failure>> {
  const llm = await openStored(job);
  if (!llm.ok) return llm;
  const bad: string[] = [];
  for (const file of llm.value.files.filter(({ checked }) => checked)) {
    if (job.signal.aborted) return err(STOPPED);
    if (await isFileRight(job, file)) continue;
    bad.push(file.path);
    const forgotten = await forgetFile({ store: job.store, id: job.id, file });
    if (!forgotten.ok) return forgotten;
  }
  if (bad.length === 0) return ok(undefined);
  return err({ code: 'integrity-failed', detail: `damaged: ${bad.join(', ')}` });
}

/** Copies one file and hashes it on the way; a file that turns out damaged is not left there. */
async function exportFile(
  job: StoredJob,
  file: StoredLlmFile,
  folder: FileSystemDirectoryHandle,
): Promise<Result<void, Failure>> {
  const { path, bytes = 0 } = file;
  const target = await createFileIn(folder, path);
  const hasher = hasherFor(file);
  let read = 0;
  try {
    const reader = job.store.stream(job.id, path, bytes).getReader();
    for (;;) {
      if (job.signal.aborted) break;
      const { done, value } = await reader.read();
      if (done) break;
      hasher.update(value);
      await target.write(value);
      read += value.length;
      job.progress.add(path, value.length);
    }
  } catch (error) {
    await target.abort();
    return err({ code: 'download-failed', detail: `${path}: ${String(error)}` });
  }
  if (job.signal.aborted) {
    await target.abort();
    return err(STOPPED);
  }
  if (!isRight(file, read, hasher)) {
    await target.abort();
    return err({ code: 'integrity-failed', detail: `damaged: ${path}` });
  }
  await target.close();
  return ok(undefined);
}

/** Beside the model, so that it can be used where there is no network at all. */
async function exportRuntime(
  { signal }: StoredJob,
  runtime: RuntimeFiles,
  folder: FileSystemDirectoryHandle,
): Promise<void> {
  for (const [name, bytes] of await runtime.read(signal)) {
    const target = await createFileIn(folder, name);
    await target.write(bytes);
    await target.close();
  }
}

/** Failures: `quota-exceeded` where the disk is full, `integrity-failed` where a stored file is damaged. */
export async function exportModel(
  job: StoredJob,
  folder: FileSystemDirectoryHandle,
  runtime: RuntimeFiles,
): Promise<Result<void, Failure>> {
  const llm = await openStored(job);
  if (!llm.ok) return llm;
  if (!llm.value.done) return err({ code: 'not-loaded', detail: `${job.id} is not whole` });
  try {
    for (const file of llm.value.files) {
      const exported = await exportFile(job, file, folder);
      if (!exported.ok) return exported;
    }
    await exportRuntime(job, runtime, folder);
    return ok(undefined);
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    return err({ code: full ? 'quota-exceeded' : 'download-failed', detail: String(error) });
  }
}

/** File by file, so that no transaction is large. Resolves with the bytes freed. */
export async function removeModel(store: LlmStore, id: string): Promise<Result<number, Failure>> {
  const measured = await stored(store.measure(id));
  if (!measured.ok) return measured;
  // If this is cut short, what is left is a model on its way, and no piece is lost sight of.
  const noted = await stored(
    store.change(id, (llm) => ({ ...llm, done: false, files: llm.files.map(unstored) })),
  );
  if (!noted.ok) return noted;
  for (const { path } of noted.value?.files ?? []) {
    const deleted = await stored(store.deletePieces(id, path));
    if (!deleted.ok) return deleted;
  }
  const rest = await stored(store.deleteRest(id));
  return rest.ok ? ok(measured.value?.loaded ?? 0) : rest;
}
