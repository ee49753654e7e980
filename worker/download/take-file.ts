/** Takes the bytes of one file in, from wherever they come, and checks them before the file counts. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { FileHash, StoredLlm, StoredLlmFile } from '../../src/storage/records';
import { hasKnownContent, problemOf } from './content';
import { createHasher, isSameHash, type Hasher } from './hash';
import { stored, storedStill, type LlmStore } from './llm-store';
import { CONFIG_PATH, SHARD_LIST_PATH } from './mlc-files';
import type { PieceWriter } from './piece-writer';

/** A file of unknown length may not be longer than this. */
const MAX_UNKNOWN_BYTES = 512 * 1024 * 1024;

export interface FileTarget {
  readonly store: LlmStore;
  readonly id: string;
  readonly file: StoredLlmFile;
}

export interface Intake extends FileTarget {
  readonly writer: PieceWriter;
  readonly hasher: Hasher;
  /** Bytes that are stored and hashed already. */
  readonly offset: number;
  /** Bytes just taken in. */
  readonly onBytes: (count: number) => void;
  /** What an error thrown by the source means. */
  readonly failureOf: (error: unknown) => Failure;
}

export function hasherFor(file: StoredLlmFile): Hasher {
  return createHasher(file.hash?.algorithm ?? 'sha256');
}

function wrong(path: string, detail: string): Result<never, Failure> {
  return err({ code: 'integrity-failed', detail: `${path}: ${detail}` });
}

/** Feeds stored bytes to the hasher. */
export async function hashStored(
  { store, id, file }: FileTarget,
  bytes: number,
  hasher: Hasher,
  onBytes: (count: number) => void = () => undefined,
): Promise<Result<void, Failure>> {
  try {
    const reader = store.stream(id, file.path, bytes).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(undefined);
      hasher.update(value);
      onBytes(value.length);
    }
  } catch (error) {
    return wrong(file.path, String(error));
  }
}

/** Resolves with the file's length once all of it is stored. What came before a failure stays stored. */
export async function takeBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  intake: Intake,
): Promise<Result<number, Failure>> {
  const { writer, file } = intake;
  const taken = await pump(body.getReader(), intake);
  // Bytes beyond the end say that these are of another file; any others are worth keeping.
  if (!taken.ok && taken.error.code === 'integrity-failed') return taken;
  const flushed = await writer.flush();
  if (!taken.ok) return taken;
  if (!flushed.ok) return flushed;
  const expected = file.bytes ?? taken.value;
  return taken.value === expected ? taken : wrong(file.path, `${taken.value} of ${expected} bytes`);
}

async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  { writer, hasher, file, offset, onBytes, failureOf }: Intake,
): Promise<Result<number, Failure>> {
  const limit = file.bytes ?? MAX_UNKNOWN_BYTES;
  let length = offset;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(length);
      length += value.length;
      if (length > limit) {
        await reader.cancel();
        return wrong(file.path, `more than ${limit} bytes`);
      }
      const written = await writer.write(value);
      if (!written.ok) {
        await reader.cancel();
        return written;
      }
      hasher.update(value);
      onBytes(value.length);
    }
  } catch (error) {
    return err(failureOf(error));
  }
}

async function readWhole({ store, id, file }: FileTarget, bytes: number): Promise<Uint8Array> {
  const stream = store.stream(id, file.path, bytes);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The text of a small file that is stored whole. */
export async function readText(target: FileTarget, bytes: number): Promise<string> {
  return new TextDecoder().decode(await readWhole(target, bytes));
}

async function checkContent(target: FileTarget, bytes: number): Promise<Result<void, Failure>> {
  const { path } = target.file;
  if (!hasKnownContent(path)) return ok(undefined);
  const problem = problemOf(path, await readWhole(target, bytes));
  if (problem === undefined) return ok(undefined);
  const code =
    path === CONFIG_PATH || path === SHARD_LIST_PATH ? 'not-a-model' : 'integrity-failed';
  return err({ code, detail: `${path}: ${problem}` });
}

export function withFile(llm: StoredLlm, file: StoredLlmFile): StoredLlm {
  return {
    ...llm,
    files: llm.files.map((other) => (other.path === file.path ? file : other)),
  };
}

/** Checks a file of which all bytes are stored, and notes that it is right. */
export async function acceptFile(
  target: FileTarget,
  bytes: number,
  hash: FileHash,
): Promise<Result<StoredLlm, Failure>> {
  const { store, id, file } = target;
  if (file.hash !== undefined && !isSameHash(file.hash, hash)) {
    return wrong(file.path, `another ${hash.algorithm}`);
  }
  const content = await checkContent(target, bytes);
  if (!content.ok) return content;
  const accepted: StoredLlmFile = { path: file.path, bytes, hash, checked: true };
  return storedStill(store.change(id, (llm) => withFile(llm, accepted)));
}

/** What is known of a file before it comes: of a shard what the list says, of others nothing. */
export function unstored({ path, bytes, hash }: StoredLlmFile): StoredLlmFile {
  if (hasKnownContent(path)) return { path, checked: false };
  return {
    path,
    checked: false,
    ...(bytes === undefined ? {} : { bytes }),
    // Lists give MD5; other hashes were learned from what is thrown away now.
    ...(hash?.algorithm === 'md5' ? { hash } : {}),
  };
}

/** Forgets what is stored of this file, and of no other. Resolves with what is known of it still. */
export async function forgetFile(target: FileTarget): Promise<Result<StoredLlmFile, Failure>> {
  const { store, id, file } = target;
  const forgotten = unstored(file);
  const noted = await storedStill(
    store.change(id, (llm) => ({ ...withFile(llm, forgotten), done: false })),
  );
  if (!noted.ok) return noted;
  const deleted = await stored(store.deletePieces(id, file.path));
  return deleted.ok ? ok(forgotten) : deleted;
}
