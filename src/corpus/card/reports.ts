/** What a card takes from the reports of the other verbs. */
import {
  array,
  dictionary,
  integer,
  number,
  object,
  string,
  type Shape,
} from '../../formats/shape';

export const CHECK_REPORT = object({
  documents: integer,
  quality: object({ mean: number }),
  checks: array(object({ code: string, count: integer })),
});

export const CLEAN_REPORT = object({
  read: integer,
  written: integer,
  repairs: array(object({ code: string, count: integer })),
});

export const SPLIT_REPORT = object({
  seed: string,
  sides: array(object({ name: string, share: number, documents: integer })),
});

export const INSTRUCT_REPORT = object({
  form: string,
  options: object({
    seed: string,
    tasks: array(string),
    language: string,
    hard: integer,
    others: integer,
    details: number,
  }),
  /** Options that name files or corpora. */
  given: dictionary(string),
  records: integer,
  tasks: array(
    object({
      task: string,
      records: integer,
      items: integer,
      positives: integer,
      hardNegatives: integer,
      otherNegatives: integer,
    }),
  ),
  size: object({
    characters: integer,
    tokens: integer,
    tokenizer: object({ name: string, han: number, other: number }),
  }),
});

type ShapeOf<S> = S extends Shape<infer T> ? T : never;

export interface CardReports {
  readonly check?: ShapeOf<typeof CHECK_REPORT>;
  readonly clean?: ShapeOf<typeof CLEAN_REPORT>;
  readonly split?: ShapeOf<typeof SPLIT_REPORT>;
  readonly instruct?: ShapeOf<typeof INSTRUCT_REPORT>;
}

export const CARD_REPORTS = {
  check: CHECK_REPORT,
  clean: CLEAN_REPORT,
  split: SPLIT_REPORT,
  instruct: INSTRUCT_REPORT,
} as const;
