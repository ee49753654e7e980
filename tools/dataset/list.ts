/** `dataset list`: the catalogue of corpora. */
import { corporaText, filterCorpora, findCorpus } from '../../src/corpus/catalogue/known';
import type { KnownCorpus } from '../../src/corpus/catalogue/known-corpus';
import type { CorpusFilter } from '../../src/corpus/catalogue/known';
import { err, ok, type Result } from '../../src/core/result';
import { printHelp } from '../help';
import { parsed } from './options';
import { readCatalogue } from './own-corpora';
import { complain, table } from './tell';
import { LIST_USAGE } from './usage';

interface ListOptions extends CorpusFilter {
  readonly add: readonly string[];
  readonly propose: string | undefined;
  readonly json: boolean;
}

const LANGUAGES = ['EN', 'CN', 'ML'] as const;
const TASKS = ['NER', 'RE', 'EE'] as const;

export function list(args: readonly string[]): number {
  if (printHelp(args, LIST_USAGE)) return 0;
  const options = readListOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${LIST_USAGE}`);
  const { add, propose, json } = options.value;
  const corpora = readCatalogue(add);
  if (!corpora.ok) return complain(corpora.error);
  if (propose !== undefined) {
    const corpus = findCorpus(corpora.value, propose);
    if (corpus === undefined) return complain(`--propose names no corpus: ${propose}`);
    console.log(corporaText([corpus]));
    return 0;
  }
  const found = filterCorpora(corpora.value, options.value);
  console.log(json ? corporaText(found) : listTable(found));
  return 0;
}

function readListOptions(args: readonly string[]): Result<ListOptions, string> {
  const read = parsed(args, {
    language: { type: 'string' },
    task: { type: 'string' },
    domain: { type: 'string' },
    licence: { type: 'string' },
    word: { type: 'string' },
    add: { type: 'string', multiple: true },
    propose: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const);
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const { domain, licence, word, add = [], propose, json } = values;
  const language = LANGUAGES.find((known) => known === values.language);
  const task = TASKS.find((known) => known === values.task);
  if (positionals.length > 0) return err(`list takes no input: ${positionals.join(' ')}`);
  if (values.language !== undefined && language === undefined) {
    return err(`--language is EN, CN or ML, not ${values.language}`);
  }
  if (values.task !== undefined && task === undefined) {
    return err(`--task is NER, RE or EE, not ${values.task}`);
  }
  return ok({ language, task, domain, licence, word, add, propose, json });
}

function listTable(corpora: readonly KnownCorpus[]): string {
  const heads = [
    ...['name', 'language', 'tasks', 'domain', 'size', 'licence', 'terms', 'format'],
    ...['how obtained', 'source'],
  ];
  const rows = corpora.map((corpus) => [
    corpus.name,
    corpus.language,
    corpus.tasks.join(' '),
    corpus.domain,
    corpus.size ?? '',
    corpus.licence,
    corpus.terms,
    corpus.format ?? '',
    corpus.obtained,
    corpus.source,
  ]);
  return `${table([heads, ...rows])}\n\ncorpora: ${corpora.length}`;
}
