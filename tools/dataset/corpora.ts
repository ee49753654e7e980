/** The corpora that are converted: where their files are, how they are read, what is known of them. */
import { join } from 'node:path';
import type { AnnotatedDocument } from '../../src/core/extraction';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import { parseBrat } from '../../src/formats/brat';
import { parseCluener } from '../../src/formats/cluener';
import { parseCmeee } from '../../src/formats/cmeee';
import { parseDuee } from '../../src/formats/duee';
import { parseDuie, parseTriples } from '../../src/formats/duie';
import { DUIE_ALL_RELATIONS } from '../../src/formats/duie-predicates';
import { parseEntityList } from '../../src/formats/entity-list';
import { parseFewfc } from '../../src/formats/fewfc';
import type { FormatError } from '../../src/formats/format-error';
import type { LabelMap } from '../../src/formats/label-map';
import {
  DUEE_LABELS,
  DUIE_LABELS,
  FEWFC_LABELS,
  FINRE_LABELS,
  familyLabels,
} from '../../src/formats/label-names';
import { parsePairRelations } from '../../src/formats/pair-relations';
import { splitBlocks, splitRecords } from '../../src/formats/records';
import { parseTagged } from '../../src/formats/tagged';
import { cutDocument } from './pieces';
import { readText } from '../text-file';
import type { FileError } from '../text-file';
import type { SourceDocument } from './source';
import { listFolder } from './unpack';
import { unwrapLines } from './unwrap';

export interface Corpus {
  readonly name: string;
  readonly archive: string;
  /** A label of the schema that is absent from a document is known not to be there. */
  readonly closed: boolean;
  /** The same for heads of relations and triggers, before anything is known of their children. */
  readonly rootsClosed: boolean;
  /** Entities are annotated for their own sake, not just as ends of relations or events. */
  readonly mentionsComplete: boolean;
  /** Share of documents that is kept for validation. */
  readonly valid: number;
  /** Combinations of relation and types that are rarer in train are left out of the schema. */
  readonly minimum: number;
  /** File of validation records in the original format, under `gold/`. */
  readonly gold?: string;
  readonly read: (folder: string) => Result<readonly SourceDocument[], FileError>;
}

type Parse = (
  content: string,
  labels: LabelMap,
) => Result<readonly AnnotatedDocument[], FormatError>;
type Reader = Corpus['read'];

const lines = (content: string): readonly string[] => splitRecords(content).map((row) => row.text);

const blocks = (content: string): readonly string[] =>
  splitBlocks(content).map((rows) => rows.map((row) => `${row.text}\n`).join(''));

/** Reads whole files; `records` cuts a file into the records that gold files are made of. */
function files(
  names: readonly string[],
  parse: Parse,
  labels: LabelMap,
  records?: (content: string) => readonly string[],
): Reader {
  return (folder) => {
    const found: SourceDocument[] = [];
    for (const name of names) {
      const file = join(folder, name);
      const content = readText(file);
      if (!content.ok) return content;
      const parsed = parse(content.value, labels);
      if (!parsed.ok) return err({ file, line: parsed.error.line, reason: parsed.error.reason });
      const raw = records?.(content.value) ?? [];
      for (const [index, document] of parsed.value.entries()) {
        const record = raw[index];
        found.push({
          document,
          splitKey: document.text,
          ...(record === undefined ? {} : { record }),
        });
      }
    }
    return ok(found);
  };
}

/** Longest piece of a literary text, in characters. */
const PIECE = 250;

/** Folders of brat pairs `N.txt`, `N.ann`. */
function bratFolders(names: readonly string[], labels: LabelMap): Reader {
  return (folder) => {
    const found: SourceDocument[] = [];
    for (const name of names) {
      const listed = listFolder(join(folder, name));
      if (!listed.ok) return listed;
      for (const text of listed.value.filter((entry) => entry.endsWith('.txt'))) {
        const document = readBrat(join(folder, name, text), labels);
        if (!document.ok) return document;
        const splitKey = document.value.text;
        for (const piece of cutDocument(unwrapLines(document.value), PIECE)) {
          found.push({ document: piece, splitKey });
        }
      }
    }
    return ok(found);
  };
}

function readBrat(textFile: string, labels: LabelMap): Result<AnnotatedDocument, FileError> {
  const file = textFile.replace(/\.txt$/u, '.ann');
  const text = readText(textFile);
  if (!text.ok) return text;
  const annotations = readText(file);
  if (!annotations.ok) return annotations;
  const parsed = parseBrat(text.value, annotations.value, labels);
  return parsed.ok ? parsed : err({ file, line: parsed.error.line, reason: parsed.error.reason });
}

const CLOSED = {
  closed: true,
  rootsClosed: true,
  mentionsComplete: true,
  valid: 0.08,
  minimum: 1,
} as const;

const LINKED = { ...CLOSED, mentionsComplete: false } as const;

const DUIE_ALL: LabelMap = { ...DUIE_LABELS, relations: DUIE_ALL_RELATIONS };

function tagged(
  name: string,
  archive: string,
  names: readonly string[],
  family: Parameters<typeof familyLabels>[0],
  extension: string,
): Corpus {
  const read = files(names, parseTagged, familyLabels(family), blocks);
  return { ...CLOSED, name, archive, gold: `${name}.${extension}`, read };
}

/** Where a text occurs in several corpora of one `archive`, the first corpus keeps it. */
export const CORPORA: readonly Corpus[] = [
  {
    ...CLOSED,
    name: 'cluener',
    archive: 'cluener2020',
    gold: 'cluener.json',
    read: files(['train.json'], parseCluener, familyLabels('cluener'), lines),
  },
  { ...tagged('msra', 'msra', ['msra_train_bio'], 'general', 'bio'), valid: 0.05 },
  tagged('weibo', 'weibo', ['weiboNER_2nd_conll.train', 'weiboNER_2nd_conll.dev'], 'weibo', 'bio'),
  tagged('resume', 'resume', ['train.char.bmes', 'dev.char.bmes'], 'resume', 'bmes'),
  {
    ...CLOSED,
    name: 'cmeee',
    archive: 'cmeee_chip2020',
    gold: 'cmeee.txt',
    read: files(['train_data.txt'], parseCmeee, familyLabels('cmeee'), lines),
  },
  tagged('ecommerce', 'ecommerce_ding', ['train.txt.bieos', 'dev.txt.bieos'], 'product', 'bmes'),
  tagged('taobao', 'taobao_jie', ['train.txt', 'dev.txt'], 'listing', 'bio'),
  tagged('youku', 'youku_jie', ['train.txt', 'dev.txt'], 'film', 'bio'),
  {
    ...CLOSED,
    name: 'media',
    archive: 'video_music_book',
    read: files(['train.jsonl', 'valid.jsonl'], parseEntityList, familyLabels('media')),
  },
  {
    ...CLOSED,
    name: 'literature',
    archive: 'literature_re',
    minimum: 20,
    read: bratFolders(['Training', 'Validation'], familyLabels('literature')),
  },
  {
    ...LINKED,
    name: 'duie',
    archive: 'duie_partial',
    gold: 'duie.json',
    read: files(['lawson_train_5000.json', 'todd_train_4000.json'], parseDuie, DUIE_LABELS, lines),
  },
  {
    ...LINKED,
    name: 'duie1',
    archive: 'duie_partial',
    gold: 'duie.json',
    read: files(['ske_train_sample.json', 'ske_dev_sample.json'], parseDuie, DUIE_ALL, lines),
  },
  {
    ...LINKED,
    name: 'duie_triples',
    archive: 'duie_partial',
    rootsClosed: false,
    read: files(['lilydark_triples.json'], parseTriples, DUIE_ALL),
  },
  {
    ...LINKED,
    name: 'finre',
    archive: 'finre',
    closed: false,
    rootsClosed: false,
    read: files(['train.txt', 'valid.txt'], parsePairRelations, FINRE_LABELS),
  },
  {
    ...LINKED,
    name: 'duee',
    archive: 'duee1',
    gold: 'duee.json',
    read: files(['duee_train_lic2020.json'], parseDuee, DUEE_LABELS, lines),
  },
  {
    ...LINKED,
    name: 'fewfc_base',
    archive: 'fewfc',
    read: files(['train_base.json'], parseFewfc, FEWFC_LABELS),
  },
  {
    ...LINKED,
    name: 'fewfc_trans',
    archive: 'fewfc',
    read: files(['train_trans.json'], parseFewfc, FEWFC_LABELS),
  },
];
