/** The bytes of every token, from a Hugging Face `tokenizer.json`. */
import { err, ok, type Result } from '../../src/core/result';
import type { TokenTable } from './chat-engine';
import { byteLevelReader, sentencePieceReader, type ReadToken } from './token-alphabet';

type Fields = Readonly<Record<string, unknown>>;

/** Far more than any vocabulary has; a larger id would only ask for memory. */
const MOST_TOKENS = 2_000_000;

/** Looked for where the model's configuration names none. */
const KNOWN_STOPS: readonly string[] = [
  ...['<|im_end|>', '<|endoftext|>', '<|eot_id|>', '<|end_of_text|>', '<end_of_turn>', '</s>'],
];

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < MOST_TOKENS;
}

/** Whether a part of the tokenizer, or a part of that, is of this type. */
function holdsType(part: unknown, type: string): boolean {
  if (!isFields(part)) return false;
  if (part['type'] === type) return true;
  const parts: unknown = part['decoders'] ?? part['pretokenizers'];
  return Array.isArray(parts) && parts.some((inner) => holdsType(inner, type));
}

function chooseReader(file: Fields, model: Fields): ReadToken | undefined {
  if (holdsType(file['decoder'], 'ByteLevel') || holdsType(file['pre_tokenizer'], 'ByteLevel')) {
    return byteLevelReader();
  }
  const fallback = model['byte_fallback'] === true || holdsType(file['decoder'], 'ByteFallback');
  return fallback ? sentencePieceReader() : undefined;
}

/** A vocabulary is ids by token, or (Unigram) a list of `[token, score]` in the order of ids. */
function listVocabulary(vocabulary: unknown): readonly (readonly [string, unknown])[] {
  if (isFields(vocabulary)) return Object.entries(vocabulary);
  if (!Array.isArray(vocabulary)) return [];
  return vocabulary.map((entry: unknown, id) => [Array.isArray(entry) ? String(entry[0]) : '', id]);
}

/** Special tokens and such as `<think>`, by what they are written as: none is part of an answer. */
function readAdded(added: unknown): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const entry of Array.isArray(added) ? added : []) {
    if (!isFields(entry)) continue;
    const { content, id } = entry as { readonly content?: unknown; readonly id?: unknown };
    if (typeof content === 'string' && isId(id)) ids.set(content, id);
  }
  return ids;
}

/** One buffer for many tokens: a hundred thousand small ones would cost more than what they hold. */
class BytePool {
  #buffer = new Uint8Array(1 << 16);
  #used = 0;

  keep(bytes: Uint8Array): Uint8Array {
    if (this.#used + bytes.length > this.#buffer.length) {
      this.#buffer = new Uint8Array(Math.max(1 << 16, bytes.length));
      this.#used = 0;
    }
    const kept = this.#buffer.subarray(this.#used, this.#used + bytes.length);
    kept.set(bytes);
    this.#used += bytes.length;
    return kept;
  }
}

function findStops(
  ids: readonly number[],
  vocabulary: readonly (readonly [string, unknown])[],
  added: ReadonlyMap<string, number>,
): readonly number[] {
  const given = [...new Set(ids.filter(isId))];
  if (given.length > 0) return given;
  const known = new Map([...vocabulary, ...added]);
  return [...new Set(KNOWN_STOPS.map((name) => known.get(name)).filter(isId))];
}

/** By id; `undefined` where there is no such token or it is not one of an answer's. */
function readVocabulary(
  vocabulary: readonly (readonly [string, unknown])[],
  read: ReadToken,
  forbidden: ReadonlySet<number>,
): Result<readonly (Uint8Array | undefined)[], string> {
  const pool = new BytePool();
  const bytes: (Uint8Array | undefined)[] = [];
  for (const [token, id] of vocabulary) {
    if (!isId(id)) return err(`the id of ${JSON.stringify(token)} is none`);
    while (bytes.length <= id) bytes.push(undefined);
    const found = forbidden.has(id) || token === '' ? undefined : read(token);
    bytes[id] = found === undefined ? undefined : pool.keep(found);
  }
  return ok(bytes);
}

/**
 * `stop`: ids that the model's own configuration ends an answer at; without any, those of well-known
 * names. Ids may have holes. The error says in English what is wrong with the file.
 */
export function readTokenTable(json: unknown, stop: readonly number[]): Result<TokenTable, string> {
  if (!isFields(json) || !isFields(json['model'])) return err('tokenizer.json has no model');
  const read = chooseReader(json, json['model']);
  if (read === undefined) return err('the tokenizer is neither byte-level nor has byte fallback');
  const vocabulary = listVocabulary(json['model']['vocab']);
  if (vocabulary.length === 0) return err('the tokenizer has no vocabulary');
  const added = readAdded(json['added_tokens']);
  const stops = findStops(stop, vocabulary, added);
  if (stops.length === 0) return err('no token of the tokenizer ends an answer');
  const bytes = readVocabulary(vocabulary, read, new Set([...added.values(), ...stops]));
  return bytes.ok ? ok({ bytes: bytes.value, stop: stops }) : bytes;
}
