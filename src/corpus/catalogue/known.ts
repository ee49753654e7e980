/** The catalogue: corpora by name, filters, rows of a person's own, and a row as text. */
import { err, ok, type Result } from '../../core/result';
import { findJsonError } from '../../formats/json-error';
import { array, object, oneOf, optional, string } from '../../formats/shape';
import { CHINESE_CORPORA } from './known-chinese';
import { CONTEST_CORPORA } from './known-contests';
import type { CorpusLanguage, KnownCorpus, LicenceGroup } from './known-corpus';
import { ENGLISH_CORPORA } from './known-english';

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
}

export function filterCorpora(
  corpora: readonly KnownCorpus[],
  { language, task, domain, licence }: CorpusFilter,
): readonly KnownCorpus[] {
  const holds = (text: string, part: string): boolean =>
    text.toLowerCase().includes(part.toLowerCase());
  return corpora.filter(
    (corpus) =>
      (language === undefined || corpus.language === language) &&
      (task === undefined || corpus.tasks.includes(task)) &&
      (domain === undefined || holds(corpus.domain, domain)) &&
      (licence === undefined || corpus.group === licence || holds(corpus.licence, licence)),
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
  return ok(JSON.parse(JSON.stringify(read.value.corpora)) as readonly KnownCorpus[]);
}

const FIELDS = [
  ...['name', 'domain', 'size', 'language', 'tasks', 'source', 'licence', 'group', 'terms'],
  ...['format', 'obtained', 'aliases'],
] as const;

/** A row as `--add` reads it, to be copied into a proposal. */
export function corpusText(corpus: KnownCorpus): string {
  const fields: Readonly<Record<string, unknown>> = { ...corpus };
  const row = Object.fromEntries(FIELDS.map((field) => [field, fields[field]]));
  return JSON.stringify({ corpora: [row] }, undefined, 2);
}
