/** One file of a model from its source into storage: goes on where it was, and is checked at the end. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure, FailureCode } from '../../src/engine/contract/extractor';
import type { StoredLlm, StoredLlmFile } from '../../src/storage/records';
import { stored, storedStill } from './llm-store';
import { PieceWriter } from './piece-writer';
import type { Progress } from './progress';
import type { Answer, Source } from './source';
import { StallWatch } from './stall';
import {
  acceptFile,
  forgetFile,
  hasherFor,
  hashStored,
  takeBody,
  withFile,
  type FileTarget,
} from './take-file';

export interface FileJob extends FileTarget {
  readonly source: Source;
  readonly signal: AbortSignal;
  readonly stallMs: number;
  readonly progress: Progress;
}

/** The bytes that came are not those of the file. */
const BAD: ReadonlySet<FailureCode> = new Set(['integrity-failed', 'not-a-model']);
const PAUSED: Failure = { code: 'cancelled', detail: 'paused' };

/** How many stored bytes the file goes on from; what cannot be gone on from is deleted. */
async function resumePoint({ store, id, file }: FileTarget): Promise<Result<number, Failure>> {
  const counted = await stored(store.countBytes(id, file.path));
  if (!counted.ok || counted.value === 0) return counted;
  // Only these can tell whether two halves are of the same file.
  const joinable = file.hash !== undefined || file.etag !== undefined;
  if (joinable && counted.value <= (file.bytes ?? Infinity)) return counted;
  const deleted = await stored(store.deletePieces(id, file.path));
  return deleted.ok ? ok(0) : deleted;
}

/** The file begins anew: what was stored of it goes, and the answer's tag is noted. */
async function begin(job: FileJob, etag: string | undefined): Promise<Result<void, Failure>> {
  const { store, id, file, progress } = job;
  progress.set(file.path, 0);
  const deleted = await stored(store.deletePieces(id, file.path));
  if (!deleted.ok) return deleted;
  const begun: StoredLlmFile = {
    path: file.path,
    checked: false,
    ...(file.bytes === undefined ? {} : { bytes: file.bytes }),
    ...(file.hash === undefined ? {} : { hash: file.hash }),
    ...(etag === undefined ? {} : { etag }),
  };
  const noted = await storedStill(store.change(id, (llm) => withFile(llm, begun)));
  return noted.ok ? ok(undefined) : noted;
}

async function take(
  job: FileJob,
  answer: Answer,
  onBytes: () => void,
): Promise<Result<StoredLlm, Failure>> {
  const { store, id, file, progress, signal } = job;
  const { offset, body } = answer;
  const begun = offset === 0 ? await begin(job, answer.etag) : ok(undefined);
  if (!begun.ok) return begun;
  const hasher = hasherFor(file);
  const hashed = await hashStored(job, offset, hasher, onBytes);
  if (!hashed.ok) return hashed;
  const writer = await PieceWriter.open(store, id, file.path, offset);
  if (!writer.ok) return writer;
  const taken = await takeBody(body, {
    ...job,
    writer: writer.value,
    hasher,
    offset,
    onBytes: (count) => {
      onBytes();
      progress.add(file.path, count);
    },
    failureOf: (error) =>
      signal.aborted
        ? PAUSED
        : { code: 'download-failed', detail: `${file.path}: ${String(error)}` },
  });
  return taken.ok ? acceptFile(job, taken.value, hasher.finish()) : taken;
}

/** All bytes are stored, but whether they are right was not noted. */
async function checkStored(job: FileJob, bytes: number): Promise<Result<StoredLlm, Failure>> {
  const hasher = hasherFor(job.file);
  const hashed = await hashStored(job, bytes, hasher);
  return hashed.ok ? acceptFile(job, bytes, hasher.finish()) : hashed;
}

/** Again and again: the compiler takes it for a constant. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function obtainOnce(job: FileJob): Promise<Result<StoredLlm, Failure>> {
  const { file, source, signal, stallMs } = job;
  if (signal.aborted) return err(PAUSED);
  const start = await resumePoint(job);
  if (!start.ok) return start;
  const offset = start.value;
  job.progress.set(file.path, offset);
  if (offset > 0 && offset === file.bytes) return checkStored(job, offset);
  const watch = new StallWatch(signal, stallMs);
  try {
    const { path, etag } = file;
    const answer = await source.open({ path, offset, etag, signal: watch.signal });
    if (!answer.ok) return isAborted(signal) ? err(PAUSED) : answer;
    return await take(job, answer.value, () => {
      watch.feed();
    });
  } finally {
    watch.stop();
  }
}

/**
 * Resolves with the changed record. Bytes that are not those of the file are thrown away and fetched
 * once more; after any other failure, what came stays stored and the next call goes on from there.
 */
export async function obtainFile(job: FileJob): Promise<Result<StoredLlm, Failure>> {
  const first = await obtainOnce(job);
  if (first.ok || !BAD.has(first.error.code)) return first;
  const forgotten = await forgetFile(job);
  if (!forgotten.ok) return forgotten;
  const second = await obtainOnce({ ...job, file: forgotten.value });
  if (second.ok || !BAD.has(second.error.code)) return second;
  job.progress.set(job.file.path, 0);
  const cleared = await forgetFile(job);
  return cleared.ok ? second : cleared;
}
