/** What a file without a hash must look like, so that a portal's page never counts as one. */
import type { Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import { LIBRARY_PATH } from '../../src/storage/llm-files';
import { CONFIG_PATH, parseConfig, parseShardList, SHARD_LIST_PATH } from './mlc-files';

/** The start of every WebAssembly binary: its magic and version 1. */
const WASM = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** A tokenizer of SentencePiece is a protocol buffer whose first field is a list of pieces. */
const PROTOBUF_LIST = 0x0a;

/** An unsigned LEB128 of at most five bytes: its value and where it ends. */
function readLength(bytes: Uint8Array, at: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return undefined;
}

/** Whether it begins as WebAssembly does and its sections fill it to the last byte. */
function isWholeWasm(bytes: Uint8Array): boolean {
  if (WASM.some((byte, index) => bytes[index] !== byte)) return false;
  let at = WASM.length;
  while (at < bytes.length) {
    const length = readLength(bytes, at + 1);
    if (length === undefined) return false;
    at = length.end + length.value;
  }
  return at === bytes.length && at > WASM.length;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

type Check = (bytes: Uint8Array) => string | undefined;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function problemIn(parsed: Result<unknown, Failure>): string | undefined {
  return parsed.ok ? undefined : parsed.error.detail;
}

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  [CONFIG_PATH, (bytes) => problemIn(parseConfig(textOf(bytes)))],
  [SHARD_LIST_PATH, (bytes) => problemIn(parseShardList(textOf(bytes)))],
  [LIBRARY_PATH, (bytes) => (isWholeWasm(bytes) ? undefined : 'not WebAssembly, or not all of it')],
  ['tokenizer.json', (bytes) => (isJsonObject(textOf(bytes)) ? undefined : 'not JSON')],
  ['tokenizer.model', (bytes) => (bytes[0] === PROTOBUF_LIST ? undefined : 'not SentencePiece')],
]);

/** Whether its name says what must be in it. Shards are the others: lists vouch for them. */
export function hasKnownContent(path: string): boolean {
  return CHECKS.has(path);
}

/** What is wrong with a file of known content, in words for a log. */
export function problemOf(path: string, bytes: Uint8Array): string | undefined {
  return CHECKS.get(path)?.(bytes);
}
