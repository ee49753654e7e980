/** Formats of one token and its tags a row: they differ in their marks and in how documents are told apart. */
import { ok } from '../core/result';
import { SENTENCE_END } from '../core/sentence';
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import type { Format, FormatFile, ReadItem, ReadOptions, WriteOptions } from './format';
import { DRAFT_LOSSES, ImportDraft } from './import-draft';
import { wholeFiles, type WholeFile } from './read-records';
import { reading, writing } from './record-format';
import type { TagScheme } from './tag-scheme';
import { fillTags } from './tags/fill-tags';
import { FLAT_LOSSES, flatTags, tokenView, type FlatTags } from './tags/flat-tags';
import { hasSegmentDigits, withoutSegmentDigit } from './tags/segment-digits';
import { readTaggedFile, type RowLoss, type Sentence, type TaggedFile } from './tags/tagged-file';
import { joinTokens } from './tags/token-text';

const ROW_DETAILS: Readonly<Record<RowLoss, string>> = {
  'broken-row': 'a row has other columns than the first one; its token was kept',
  'unknown-tag': 'a tag is none of the scheme; its token was kept',
  column: 'columns between the token and the tag are left out',
};

export interface TaggedOptions {
  readonly id: string;
  readonly name: string;
  readonly extensions: readonly string[];
  readonly scheme: TagScheme;
  /** A mark before each document and a blank line after each sentence; else a blank line after each document. */
  readonly sentences: boolean;
}

/** Reads every scheme, whichever it writes. */
export function taggedFormat({ id, name, extensions, scheme, sentences }: TaggedOptions): Format {
  return {
    id,
    name,
    extensions,
    losses: [...new Set([...DRAFT_LOSSES, ...FLAT_LOSSES, ...Object.keys(ROW_DETAILS)])],
    read: (files, options) => reading((losses) => readFiles(files, options, losses)),
    write: (documents, options) =>
      writing((losses) =>
        writeFile(documents, { path: `${id}.txt`, scheme, sentences, options }, losses),
      ),
  };
}

async function* readFiles(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  for await (const file of wholeFiles(files)) {
    const tagged = readTaggedFile(file, (code, line) => {
      losses.add(code, `${file.path}:${line}`, ROW_DETAILS[code]);
    });
    if (tagged.ok) yield* documentsOf(tagged.value, file, options, losses);
    else yield tagged;
  }
}

function* documentsOf(
  { documents, layers }: TaggedFile,
  { path }: WholeFile,
  options: ReadOptions,
  losses: LossCounter,
): Generator<ReadItem> {
  const all = documents.flat().flatMap(({ rows }) => rows.map(({ token }) => token));
  const segmented = hasSegmentDigits(all);
  for (const sentences of documents) {
    const tokens = sentences.map(({ rows }) =>
      rows.map(({ token }) => (segmented ? withoutSegmentDigit(token) : token)),
    );
    const joined = joinTokens(tokens);
    const draft = new ImportDraft(joined.text, { options, losses, file: path });
    draft.moveTo(`${path}:${sentences[0]?.line ?? 1}`);
    for (let layer = 0; layer < layers; layer += 1) {
      fillTags(draft, joined, tagsOf(sentences, layer));
    }
    yield ok(draft.build());
  }
}

function tagsOf(sentences: readonly Sentence[], layer: number): readonly (readonly string[])[] {
  return sentences.map(({ rows }) => rows.map(({ tags }) => tags[layer] ?? 'O'));
}

interface Writer {
  readonly path: string;
  readonly scheme: TagScheme;
  readonly sentences: boolean;
  readonly options: WriteOptions;
}

async function* writeFile(
  documents: AsyncIterable<Document>,
  { path, scheme, sentences, options }: Writer,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  for await (const document of documents) {
    const flat = flatTags(tokenView(document, losses, options), scheme, true);
    if (flat.tokens.length === 0) continue;
    const content = sentences ? `-DOCSTART-\tO\n\n${sentenceRows(flat)}` : rows(flat);
    yield { path, content: `${content}\n` };
  }
}

function rows({ tokens, tags }: FlatTags): string {
  return tokens.map((token, index) => `${token}\t${tags[index] ?? 'O'}\n`).join('');
}

/** A blank line where a sentence ends, but never inside a mention. */
function sentenceRows({ tokens, tags, spans }: FlatTags): string {
  const inside = new Set<number>();
  for (const { start, end } of spans) {
    for (let index = start + 1; index < end; index += 1) inside.add(index);
  }
  return tokens
    .map((token, index) => {
      const next = tokens[index + 1];
      const ends = SENTENCE_END.has(token) && next !== undefined && !SENTENCE_END.has(next);
      const row = `${token}\t${tags[index] ?? 'O'}\n`;
      return ends && !inside.has(index + 1) ? `${row}\n` : row;
    })
    .join('');
}
