/** Which format a file has, by its name and by how it begins. */
import type { FormatFile } from './format';

/** The id of a format with a reader; undefined where nothing fits, as for a plain text. */
export function recognizeFormat({ path, content }: FormatFile): string | undefined {
  const name = path.toLowerCase();
  if (name.endsWith('.ann')) return 'brat';
  const text = typeof content === 'string' ? content : decodeStart(content);
  const body = text.replace(/^\uFEFF?\s*/u, '');
  if (body.startsWith('{') || body.startsWith('[')) {
    const record = firstRecord(body);
    return record === undefined ? undefined : RULES.find(([, fits]) => fits(record))?.[0];
  }
  return tagFormat(text);
}

const START = 1_000_000;

function decodeStart(content: Uint8Array): string {
  return new TextDecoder().decode(content.subarray(0, START));
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The first object of JSON lines, of an array, or of a page of annotations. */
function firstRecord(body: string): JsonObject | undefined {
  const value = parsed(body.split('\n', 1)[0] ?? '') ?? parsed(body) ?? parsed(firstOf(body));
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Braces, and strings as a whole: their braces do not count. */
const BRACES = /[{}]|"(?:[^"\\]|\\.)*"/gsu;

/** The first object in an array that is cut or broken further on. */
function firstOf(body: string): string {
  const start = body.indexOf('{');
  if (start < 0) return '';
  let depth = 0;
  for (const { 0: token, index } of body.slice(start, START).matchAll(BRACES)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    if (depth === 0) return body.slice(start, start + index + 1);
  }
  return '';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Rule = readonly [id: string, fits: (record: JsonObject) => boolean];

const hasList = (record: JsonObject, key: string): boolean => Array.isArray(record[key]);

const first = (record: JsonObject, key: string): unknown => {
  const list = record[key];
  return Array.isArray(list) ? list[0] : undefined;
};

const firstHas = (record: JsonObject, key: string, inner: string): boolean => {
  const item = first(record, key);
  return isObject(item) && inner in item;
};

const isText = (record: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => typeof record[key] === 'string');

/** The first that fits: what is special stands before what is general. */
const RULES: readonly Rule[] = [
  ['w3c', (r) => JSON.stringify(r['@context'] ?? '').includes('anno.jsonld')],
  ['w3c', (r) => r['type'] === 'Annotation' && 'target' in r],
  [
    'label-studio',
    (r) =>
      isObject(r['data']) && ['annotations', 'predictions', 'completions'].some((key) => key in r),
  ],
  ['label-studio', (r) => isObject(r['data']) && 'id' in r],
  ['chinchilla', (r) => isText(r, 'text') && hasList(r, 'mentions')],
  ['langextract', (r) => hasList(r, 'extractions')],
  ['uie', (r) => isText(r, 'content', 'prompt') && hasList(r, 'result_list')],
  ['duie', (r) => hasList(r, 'spo_list')],
  ['duee', (r) => hasList(r, 'event_list')],
  ['fewfc', (r) => isText(r, 'content') && hasList(r, 'events')],
  ['viscacha', (r) => isText(r, 'sentence')],
  ['hf', (r) => hasList(r, 'tokens') && hasList(r, 'ner_tags')],
  ['alpaca', (r) => isText(r, 'instruction', 'output') && 'input' in r],
  ['iepile', (r) => isText(r, 'instruction') && ('output' in r || 'label' in r)],
  [
    'iepile',
    (r) =>
      isText(r, 'text') && (hasList(r, 'entity') || hasList(r, 'relation') || hasList(r, 'event')),
  ],
  ['cluener', (r) => isText(r, 'text') && isObject(r['label'])],
  ['cmeee', (r) => firstHas(r, 'entities', 'start_idx')],
  [
    'doccano',
    (r) => firstHas(r, 'entities', 'start_offset') || hasList(r, 'label') || hasList(r, 'labels'),
  ],
  ['prodigy', (r) => hasList(r, 'spans') || 'answer' in r || '_input_hash' in r],
  [
    'spacy',
    (r) =>
      hasList(r, 'ents') || (hasList(r, 'tokens') && isText(r, 'text')) || isObject(r['spans']),
  ],
  ['doccano', (r) => isText(r, 'text') && hasList(r, 'entities')],
];

const TAG_LINE = /^\S+[\t ](?:\S+[\t ])*([BIMESLUO])(?:-\S+)?\s*$/u;

/** Token and tag a line: the letters of the tags tell the scheme. */
function tagFormat(text: string): string | undefined {
  const lines = text
    .slice(0, START)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 2000);
  if (lines[0]?.startsWith('-DOCSTART-') === true) return 'conll';
  const letters = lines.map((line) => TAG_LINE.exec(line)?.[1]);
  return letters.length === 0 || letters.includes(undefined) ? undefined : schemeOf(letters);
}

function schemeOf(letters: readonly (string | undefined)[]): string {
  const has = (letter: string): boolean => letters.includes(letter);
  if (has('L') || has('U')) return 'bilou';
  return has('M') || has('S') || (has('E') && !has('I')) ? 'bmes' : 'bio';
}
