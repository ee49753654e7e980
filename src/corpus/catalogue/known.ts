/** The catalogue: corpora by name, filters, rows of a person's own, and a row as text. */
import { err, ok, type Result } from '../../core/result';
import { findJsonError } from '../../formats/json-error';
import { array, object, oneOf, optional, string } from '../../formats/shape';
import { CHINESE_CORPORA } from './known-chinese';
import { CONTEST_CORPORA } from './known-contests';
import type { CorpusLanguage, KnownCorpus, LicenceGroup } from './known-corpus';
import { ENGLISH_CORPORA } from './known-english';
import { sayKnown, wordsOf } from './known-words';
import { ROW_WORDS, rowFault } from './row-fault';

export const KNOWN_CORPORA: readonly KnownCorpus[] = [
  ...CHINESE_CORPORA,
  ...CONTEST_CORPORA,
  ...ENGLISH_CORPORA,
];

export interface CorpusFilter {
  readonly language?: CorpusLanguage | undefined;
  readonly task?: KnownCorpus['tasks'][number] | undefined;
  /** A part of the domain's name. */
  readonly domain?: string | undefined;
  /** A group, or a part of the licence as stated. */
  readonly licence?: string | undefined;
  /** A part of anything that a row says, in either language. */
  readonly word?: string | undefined;
}

function textOf(corpus: KnownCorpus): string {
  const { name, language, tasks, aliases = [], format = '' } = corpus;
  const words = wordsOf(corpus);
  const said = [...words, ...words.map((word) => sayKnown(word, 'zh'))];
  return [name, ...aliases, language, ...tasks, format, ...said].join('\n');
}

const holds = (text: string, part: string): boolean =>
  text.toLowerCase().includes(part.trim().toLowerCase());

export function filterCorpora(
  corpora: readonly KnownCorpus[],
  { language, task, domain = '', licence = '', word = '' }: CorpusFilter,
): readonly KnownCorpus[] {
  return corpora.filter(
    (corpus) =>
      (language === undefined || corpus.language === language) &&
      (task === undefined || corpus.tasks.includes(task)) &&
      holds(corpus.domain, domain) &&
      (corpus.group === licence || holds(corpus.licence, licence)) &&
      (word === '' || holds(textOf(corpus), word)),
  );
}

/** By name or alias, whatever the case. */
export function findCorpus(corpora: readonly KnownCorpus[], name: string): KnownCorpus | undefined {
  const wanted = name.toLowerCase();
  return corpora.find((corpus) =>
    [corpus.name, ...(corpus.aliases ?? [])].some((known) => known.toLowerCase() === wanted),
  );
}

/** A row of the same name is replaced. */
export function mergeCorpora(
  corpora: readonly KnownCorpus[],
  own: readonly KnownCorpus[],
): readonly KnownCorpus[] {
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  return [...corpora.filter(({ name }) => !names.has(name.toLowerCase())), ...own];
}

const FILE = object({
  corpora: array(
    object({
      name: string,
      domain: string,
      size: optional(string),
      language: oneOf('EN', 'CN', 'ML'),
      tasks: array(oneOf('NER', 'RE', 'EE')),
      source: string,
      licence: string,
      group: oneOf<readonly LicenceGroup[]>('commercial', 'research', 'not-stated'),
      terms: string,
      format: optional(string),
      obtained: string,
      aliases: optional(array(string)),
    }),
  ),
});

/** `{"corpora": [rows]}`. The error says in English what is wrong and where. */
export function parseCorpora(content: string): Result<readonly KnownCorpus[], string> {
  const body = content.replace(/^\uFEFF/u, '');
  const broken = findJsonError(body);
  if (broken !== undefined) return err(`line ${broken.line}: ${broken.reason}`);
  const read = FILE(JSON.parse(body), '');
  if (!read.ok) return read;
  // Absent keys stay absent.
  const rows = JSON.parse(JSON.stringify(read.value.corpora)) as readonly KnownCorpus[];
  for (const [index, row] of rows.entries()) {
    const fault = rowFault(row, rows.slice(0, index));
    if (fault !== undefined) return err(`.corpora[${index}] (${row.name}): ${ROW_WORDS[fault].en}`);
  }
  return ok(rows);
}

const FIELDS = [
  ...['name', 'domain', 'size', 'language', 'tasks', 'source', 'licence', 'group', 'terms'],
  ...['format', 'obtained', 'aliases'],
] as const;

/** Rows as `--add` reads them. */
export function corporaText(corpora: readonly KnownCorpus[]): string {
  const rows = corpora.map((corpus) => {
    const fields: Readonly<Record<string, unknown>> = { ...corpus };
    return Object.fromEntries(FIELDS.map((field) => [field, fields[field]]));
  });
  return JSON.stringify({ corpora: rows }, undefined, 2);
}
