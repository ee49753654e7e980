/** Which files a model in MLC's format consists of: those that web-llm asks for, and no other. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { LlmSpec } from '../../src/engine/contract/download';
import type { StoredLlmFile } from '../../src/storage/records';
import { LIBRARY_PATH } from '../../src/storage/llm-files';

export const CONFIG_PATH = 'mlc-chat-config.json';
export const SHARD_LIST_PATH = 'tensor-cache.json';

/** In the order in which web-llm looks for them. */
const TOKENIZERS = ['tokenizer.json', 'tokenizer.model'] as const;

/** Relative, without empty, `.` or `..` segments, and nothing that a URL or a file system takes amiss. */
const PATH = /^(?!\.)[\w.-]+(?:\/(?!\.)[\w.-]+)*$/;
const MD5 = /^[0-9a-f]{32}$/i;
/** A shard is at most this long: more is no shard. */
const MAX_SHARD_BYTES = 2 ** 32;

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAModel(detail: string): Result<never, Failure> {
  return err({ code: 'not-a-model', detail });
}

function parseObject(text: string): Result<Fields, Failure> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? ok(value) : notAModel('not an object');
  } catch {
    return notAModel('not JSON');
  }
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

/** What is missing of what web-llm reads from the configuration. */
function problemOfConfig(config: Fields): string | undefined {
  if (!Array.isArray(config['tokenizer_files'])) return 'no tokenizer_files';
  if (!isPositive(config['vocab_size'])) return 'no vocab_size';
  if (!isObject(config['conv_template'])) return 'no conv_template';
  const window = config['context_window_size'];
  const sliding = config['sliding_window_size'];
  return isPositive(window) || isPositive(sliding) ? undefined : 'no context_window_size';
}

/** The path of the tokenizer. */
export function parseConfig(text: string): Result<string, Failure> {
  const config = parseObject(text);
  if (!config.ok) return config;
  const problem = problemOfConfig(config.value);
  if (problem !== undefined) return notAModel(problem);
  const names = config.value['tokenizer_files'] as readonly unknown[];
  const tokenizer = TOKENIZERS.find((name) => names.includes(name));
  return tokenizer === undefined
    ? notAModel(`tokenizer_files has neither ${TOKENIZERS.join(' nor ')}`)
    : ok(tokenizer);
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && PATH.test(value);
}

function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && isPositive(value) && Number(value) <= MAX_SHARD_BYTES;
}

function parseShard(record: unknown): StoredLlmFile | undefined {
  if (!isObject(record)) return undefined;
  const { dataPath: path, nbytes: bytes, md5sum } = record;
  if (!isPath(path) || !isLength(bytes)) return undefined;
  if (md5sum === undefined) return { path, bytes, checked: false };
  if (typeof md5sum !== 'string' || !MD5.test(md5sum)) return undefined;
  return { path, bytes, hash: { algorithm: 'md5', hex: md5sum.toLowerCase() }, checked: false };
}

/** The shards of `tensor-cache.json`, with the length and, where it is given, the hash of each. */
export function parseShardList(text: string): Result<readonly StoredLlmFile[], Failure> {
  const list = parseObject(text);
  if (!list.ok) return list;
  const { records } = list.value;
  if (!Array.isArray(records) || records.length === 0) {
    return notAModel('no records');
  }
  const taken = new Set<string>([CONFIG_PATH, SHARD_LIST_PATH, LIBRARY_PATH, ...TOKENIZERS]);
  const shards: StoredLlmFile[] = [];
  for (const [index, record] of records.entries()) {
    const shard = parseShard(record);
    if (shard === undefined || taken.has(shard.path)) {
      return notAModel(`record ${index} is not a shard`);
    }
    taken.add(shard.path);
    shards.push(shard);
  }
  return ok(shards);
}

/** Absolute. */
export function urlOf(spec: LlmSpec, path: string): string {
  return path === LIBRARY_PATH ? spec.libraryUrl : new URL(path, spec.baseUrl).href;
}
