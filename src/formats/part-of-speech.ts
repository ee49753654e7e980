/**
 * Segmented text with parts of speech (People's Daily, Peking University's tags): `word/tag`, names of
 * several words in `[…]tag`. Names are read from the tags; the innermost part of a bracketed name is not.
 */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf } from './label-map';
import type { LabelMap } from './label-map';
import { NO_RECORDS, splitRecords } from './records';
import type { TextRecord } from './records';

/** One paragraph a line; its first word is its number, such as `19980101-01-001-002`, which becomes its id. */
export function parsePartOfSpeech(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  const documents: AnnotatedDocument[] = [];
  for (const record of splitRecords(content)) {
    const tokens = readTokens(record);
    if (!tokens.ok) return tokens;
    const [number, ...words] = tokens.value;
    const text = words.map(({ word }) => word).join('');
    const builder = new DocumentBuilder(text);
    let at = 0;
    for (const { word, tag } of joinParts(words)) {
      const type = tag === '' ? undefined : nameOf(labels, tag);
      if (type !== undefined) builder.add(type, at, at + word.length);
      at += word.length;
    }
    documents.push(builder.build(number?.word ?? String(documents.length)));
  }
  return documents.length > 0 ? ok(documents) : err(NO_RECORDS);
}

interface Token {
  readonly word: string;
  readonly tag: string;
}

const TOKEN = /^(\[?)(.+)\/([A-Za-z]+)(?:\]([A-Za-z]+))?$/u;

/** Words in brackets come as one token with the tag of the bracket. */
function readTokens(record: TextRecord): Result<readonly Token[], FormatError> {
  const tokens: Token[] = [];
  let open: string | undefined;
  for (const part of record.text.trim().split(/\s+/u)) {
    const [, bracket, word, tag, outer] = TOKEN.exec(part) ?? [];
    if (word === undefined || tag === undefined) {
      const reason = `expected word/tag, found ${JSON.stringify(part.slice(0, 40))}`;
      return err({ code: 'wrong-row', line: record.line, reason });
    }
    if (bracket === '[') open = '';
    if (open === undefined) {
      tokens.push({ word, tag });
      continue;
    }
    open += word;
    if (outer !== undefined) {
      tokens.push({ word: open, tag: outer });
      open = undefined;
    }
  }
  // A bracket that is never closed keeps its words, without a name.
  if (open !== undefined) tokens.push({ word: open, tag: '' });
  return ok(tokens);
}

/** A surname and the given name after it are one name; so are a year, a month and a day. */
function joinParts(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  let surname = false;
  for (const token of tokens) {
    const last = joined.at(-1);
    const goesOn =
      last?.tag === token.tag && (token.tag === 't' || (token.tag === 'nr' && surname));
    if (last !== undefined && goesOn) {
      joined[joined.length - 1] = { word: last.word + token.word, tag: token.tag };
      surname = false;
    } else {
      joined.push(token);
      surname = token.tag === 'nr' && isSurname(token.word);
    }
  }
  return joined;
}

const COMPOUND_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 端木 宇文 长孙 呼延 闻人 澹台'.split(
    ' ',
  ),
);

function isSurname(word: string): boolean {
  return word.length === 1 || COMPOUND_SURNAMES.has(word);
}
