/** `head TAB tail TAB relation TAB sentence` a line; the lines of one sentence make one document. */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { groundPairs } from './ground-pairs';
import type { StringPair } from './ground-pairs';
import { nameOf } from './label-map';
import type { LabelMap } from './label-map';
import { NO_RECORDS, splitRecords } from './records';

/** The pair was looked at and no relation was found; both ends are still mentions. */
const NO_RELATION = 'unknown';

/** `ENTITY_TAG` in `labels.names` says what both ends of a pair are. */
export const ENTITY_TAG = 'entity';

export function parsePairRelations(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  const type = nameOf(labels, ENTITY_TAG) ?? ENTITY_TAG;
  const sentences = new Map<string, StringPair[]>();
  for (const { line, text } of splitRecords(content)) {
    const row = readRow(text);
    if (row === undefined) {
      const reason = 'expected head, tail, relation and sentence, separated by three tabs';
      return err({ code: 'wrong-row', line, reason });
    }
    const relation = row.tag === NO_RELATION ? undefined : nameOf(labels, row.tag);
    const pairs = sentences.get(row.sentence) ?? [];
    sentences.set(row.sentence, pairs);
    pairs.push({ head: row.head, headType: type, tail: row.tail, tailType: type, relation });
  }
  return sentences.size === 0 ? err(NO_RECORDS) : ok([...sentences].map(toDocument));
}

interface Row {
  readonly head: string;
  readonly tail: string;
  readonly tag: string;
  readonly sentence: string;
}

function readRow(text: string): Row | undefined {
  const cells = text.split('\t');
  if (cells.length !== 4 || cells.includes('')) return undefined;
  const [head = '', tail = '', tag = '', sentence = ''] = cells;
  return { head, tail, tag, sentence };
}

function toDocument(
  [sentence, pairs]: readonly [string, readonly StringPair[]],
  index: number,
): AnnotatedDocument {
  const builder = new DocumentBuilder(sentence);
  groundPairs(builder, pairs);
  return builder.build(String(index));
}
