/** Rows for the `datasets` library: tokens and `ner_tags` as numbers, their names in the card of the dataset. */
import { err, ok, type Result } from '../core/result';
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import type {
  Format,
  FormatFailure,
  FormatFile,
  ReadItem,
  ReadOptions,
  WriteOptions,
} from './format';
import { datasetCard, namesInCard, namesInInfo } from './hf-card';
import { DRAFT_LOSSES, ImportDraft } from './import-draft';
import { readRecords, wholeFiles, type JsonRecord, type WholeFile } from './read-records';
import { reading, writing } from './record-format';
import { array, either, integer, object, optional, string, type Shape } from './shape';
import { fillTags } from './tags/fill-tags';
import { FLAT_LOSSES, flatTags, tokenView } from './tags/flat-tags';
import { joinTokens } from './tags/token-text';

const TAGS = optional(array(either(string, integer)));

const RECORD = object({
  id: optional(either(string, integer)),
  tokens: optional(array(string)),
  words: optional(array(string)),
  ner_tags: TAGS,
  tags: TAGS,
  labels: TAGS,
});

type HfRecord = typeof RECORD extends Shape<infer T> ? T : never;

interface Row {
  readonly id: string | undefined;
  readonly tokens: readonly string[];
  readonly tags: readonly (string | number)[];
  readonly file: string;
  readonly where: string;
}

const DATA_PATH = 'train.jsonl';
const CARD_PATH = 'README.md';

export const HF: Format = {
  id: 'hf',
  name: 'Hugging Face datasets',
  extensions: ['.jsonl', '.json'],
  folder: true,
  losses: [...new Set([...DRAFT_LOSSES, ...FLAT_LOSSES, 'unknown-tag', 'tag-count'])],
  read: (files, options) => reading((losses) => readRows(files, options, losses)),
  write: (documents, options) => writing((losses) => writeRows(documents, options, losses)),
};

/** Numbers are names of a card or of `dataset_info.json`, which may come later: such rows wait. */
async function* readRows(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  const rows = new NamedRows(options, losses);
  for await (const file of wholeFiles(files)) {
    if (rows.names(file) || isCard(file)) continue;
    for await (const row of rowsIn(file)) {
      const item = row.ok ? rows.add(row.value) : row;
      if (item !== undefined) yield item;
    }
  }
  yield* rows.waiting();
}

class NamedRows {
  readonly #options: ReadOptions;
  readonly #losses: LossCounter;
  readonly #waiting: Row[] = [];
  #names: readonly string[] | undefined;

  constructor(options: ReadOptions, losses: LossCounter) {
    this.#options = options;
    this.#losses = losses;
  }

  /** Whether the file names tags. */
  names(file: WholeFile): boolean {
    const found = namesIn(file);
    this.#names = found ?? this.#names;
    return found !== undefined;
  }

  /** Undefined where the row waits for names. */
  add(row: Row): ReadItem | undefined {
    if (waitsFor(this.#names, row)) this.#waiting.push(row);
    else return this.#item(row);
    return undefined;
  }

  *waiting(): Generator<ReadItem> {
    for (const row of this.#waiting) yield this.#item(row);
  }

  #item(row: Row): ReadItem {
    return ok(toDocument(row, this.#names ?? [], this.#options, this.#losses));
  }
}

function waitsFor(names: readonly string[] | undefined, { tags }: Row): boolean {
  return names === undefined && tags.some((tag) => typeof tag === 'number');
}

function isCard({ path }: WholeFile): boolean {
  return path.endsWith('.md');
}

function namesIn(file: WholeFile): readonly string[] | undefined {
  return isCard(file) ? namesInCard(file.text) : namesInInfo(file.text);
}

/** A file of another shape is reported once. */
async function* rowsIn({ path, text }: WholeFile): AsyncGenerator<Result<Row, FormatFailure>> {
  let read = 0;
  for await (const record of readRecords(only({ path, content: text }))) {
    const row = record.ok ? rowOf(record.value) : record;
    yield row;
    if (row.ok) read += 1;
    else if (read === 0) return;
  }
}

async function* only(file: FormatFile): AsyncGenerator<FormatFile> {
  yield await Promise.resolve(file);
}

function rowOf({ value, file, line, where }: JsonRecord): Result<Row, FormatFailure> {
  const record = RECORD(value, '');
  const row = record.ok ? columnsOf(record.value) : undefined;
  if (row !== undefined) return ok({ ...row, file, where });
  const reason = record.ok ? 'expected tokens and ner_tags' : record.error;
  const error = { code: 'not-this-format', file, reason } as const;
  return err(line === undefined ? error : { ...error, line });
}

/** Other names of the columns are common. */
function columnsOf({
  id,
  tokens,
  words,
  ner_tags: own,
  tags,
  labels,
}: HfRecord): Pick<Row, 'id' | 'tokens' | 'tags'> | undefined {
  const cells = tokens ?? words;
  const marks = own ?? tags ?? labels;
  if (cells === undefined || marks === undefined) return undefined;
  return { id: id === undefined ? undefined : String(id), tokens: cells, tags: marks };
}

function toDocument(
  { id, tokens, tags, file, where }: Row,
  names: readonly string[],
  options: ReadOptions,
  losses: LossCounter,
): Document {
  const joined = joinTokens([tokens]);
  const draft = new ImportDraft(joined.text, { options, losses, file });
  draft.moveTo(where);
  const missing = Math.abs(tokens.length - tags.length);
  if (missing > 0) draft.lose('tag-count', 'a row has not one tag for each token', missing);
  const named = tokens.map((_, index) => {
    const tag = tags[index] ?? 'O';
    const name = typeof tag === 'string' ? tag : names[tag];
    if (name !== undefined) return name;
    draft.lose('unknown-tag', 'a number has no name in the card of the dataset');
    return 'O';
  });
  fillTags(draft, joined, [named]);
  return draft.build(id);
}

/** The card comes last: only then all names are known. */
async function* writeRows(
  documents: AsyncIterable<Document>,
  options: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const names = new Map([['O', 0]]);
  for await (const document of documents) {
    const { tokens, tags, spans } = flatTags(tokenView(document, losses, options), 'bio', false);
    if (tokens.length === 0) continue;
    for (const { type } of spans) {
      for (const tag of [`B-${type}`, `I-${type}`]) {
        if (!names.has(tag)) names.set(tag, names.size);
      }
    }
    const row = { id: document.id, tokens, ner_tags: tags.map((tag) => names.get(tag) ?? 0) };
    yield { path: DATA_PATH, content: `${JSON.stringify(row)}\n` };
  }
  yield { path: CARD_PATH, content: datasetCard([...names.keys()]) };
}
