/** What is known of a corpus, and the ways to read its files. */
import type { AnnotatedDocument } from '../../core/extraction';
import { err, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { FormatError } from '../../formats/format-error';
import type { LabelMap } from '../../formats/label-map';
import { splitBlocks, splitRecords } from '../../formats/records';
import { cutDocument } from '../pieces';
import type { CorpusFile, SourceDocument, SourceError } from '../source';

export interface Corpus {
  readonly name: string;
  readonly archive: string;
  /** A label of the schema that is absent from a document is known not to be there. */
  readonly closed: boolean;
  /** The same for heads of relations and triggers, before anything is known of their children. */
  readonly rootsClosed: boolean;
  /** Entities are annotated for their own sake, not just as ends of relations or events. */
  readonly mentionsComplete: boolean;
  /** Files to train on; a name that ends in `/` is a folder. */
  readonly train: readonly string[];
  /** The official development files. Where there are none, blocks of `train` validate. */
  readonly valid: readonly string[];
  /** Share of the documents in those blocks. */
  readonly share: number;
  /** Documents on each side of a block that are left out. */
  readonly margin: number;
  /** Combinations of relation and types that are rarer in train are left out of the schema. */
  readonly minimum: number;
  /** File of validation records in the original format, under `gold/`. */
  readonly gold?: string | undefined;
  /** Counterfactual texts are made of it, as a corpus beside it. */
  readonly counterfactual?: boolean;
  /** Only to measure on: nothing of it, and nothing like it, is trained on. */
  readonly unseen?: boolean;
  readonly read: (files: readonly CorpusFile[]) => Result<readonly SourceDocument[], SourceError>;
}

export type Parse = (
  content: string,
  labels: LabelMap,
) => Result<readonly AnnotatedDocument[], FormatError>;

export type ReadFiles = Corpus['read'];

/** Everything that is annotated is annotated everywhere. */
export const CLOSED = {
  closed: true,
  rootsClosed: true,
  mentionsComplete: true,
  train: [],
  valid: [],
  share: 0.08,
  margin: 10,
  minimum: 1,
} as const satisfies Partial<Corpus>;

/** Ends of relations, triggers and arguments only. */
export const LINKED = { ...CLOSED, mentionsComplete: false } as const;

/** Given pairs, or a part of the triggers: what is not annotated is unknown. */
export const PARTIAL = { ...LINKED, closed: false, rootsClosed: false } as const;

export const lines = (content: string): readonly string[] =>
  splitRecords(content).map((row) => row.text);

export const blocks = (content: string): readonly string[] =>
  splitBlocks(content).map((rows) => rows.map((row) => `${row.text}\n`).join(''));

/** Longest piece of a long text, in UTF-16 code units: a little less than what training reads at once. */
const PIECE = 250;

interface Reading {
  /** Cuts a file into the records that gold files are made of. */
  readonly records?: (content: string) => readonly string[];
  /** The source document of a document; by itself it is one of its own. */
  readonly groupOf?: (document: AnnotatedDocument) => string;
  /** Long texts are cut into pieces. Then no record is kept. */
  readonly cut?: boolean;
}

/** Reads files that hold many documents each. */
export function manyOf(parse: Parse, labels: LabelMap, reading: Reading = {}): ReadFiles {
  return (files) => {
    const found: SourceDocument[] = [];
    for (const { path, content } of files) {
      const parsed = parse(content, labels);
      if (!parsed.ok) return err(errorIn(path, parsed.error));
      const records = reading.records?.(content) ?? [];
      for (const [index, document] of parsed.value.entries()) {
        const group = reading.groupOf?.(document) ?? `${path}#${index}`;
        found.push(...sourcesOf(document, group, reading.cut === true, records[index]));
      }
    }
    return ok(found);
  };
}

function sourcesOf(
  document: AnnotatedDocument,
  group: string,
  cut: boolean,
  record: string | undefined,
): readonly SourceDocument[] {
  if (cut) return piecesOf(document, group);
  return [{ document, group, ...(record === undefined ? {} : { record }) }];
}

export function piecesOf(document: AnnotatedDocument, group: string): readonly SourceDocument[] {
  return cutDocument(document, PIECE).map((piece) => ({ document: piece, group }));
}

export function errorIn(path: string, { line, reason }: FormatError): SourceError {
  return { file: path, line, reason };
}
