/**
 * Causes and effects in finance (CCKS 2021): products, regions and industries as strings without
 * offsets. The kinds of cause and effect (prices up, supply down) stand nowhere in the text and are
 * not read.
 */
import type { AnnotatedDocument } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { groundPairs, pairOf } from './ground-pairs';
import type { StringPair } from './ground-pairs';
import type { LabelMap } from './label-map';
import { parseJsonLines } from './records';
import { array, object, string } from './shape';

const RECORD = object({
  text_id: string,
  text: string,
  result: array(
    object({
      reason_product: string,
      reason_region: string,
      reason_industry: string,
      result_product: string,
      result_region: string,
      result_industry: string,
    }),
  ),
});

/** What is read of a record: pairs of fields, as keys of `labels.relations`. */
const FIELDS = [
  ['reason_product', 'result_product'],
  ['reason_product', 'reason_region'],
  ['reason_product', 'reason_industry'],
  ['result_product', 'result_region'],
  ['result_product', 'result_industry'],
] as const;

/** A field may hold several names, apart by commas. A name related to itself is left out. */
export function parseCausal(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record) => {
    const builder = new DocumentBuilder(record.text);
    const pairs: StringPair[] = [];
    for (const result of record.result) {
      for (const [from, to] of FIELDS) {
        const type = labels.relations.get(`${from}/${to}`);
        if (type === undefined) continue;
        for (const head of namesIn(result[from])) {
          for (const tail of namesIn(result[to])) {
            if (head !== tail) pairs.push(pairOf(type, head, tail));
          }
        }
      }
    }
    groundPairs(builder, pairs);
    return builder.build(record.text_id);
  });
}

function namesIn(field: string): readonly string[] {
  return field.split(/[,，]/u).filter((name) => name !== '');
}
