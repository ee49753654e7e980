/** What the arguments of `evaluate` ask: which documents, and which schema the model is given. */
import { corpusSchema } from '../../src/corpus/corpus-schema';
import type { AnnotatedDocument } from '../../src/core/extraction';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { entityTypes } from '../../src/evaluation/pairs';
import { presetSchema, schemaFile } from '../schema-option';
import { describeFileError, readText } from '../text-file';
import { readAnnotated, type AnnotatedFiles } from './annotated-files';
import {
  defaultPreset,
  entitySchema,
  isGoldFormat,
  parseLabelNames,
  taskOf,
  type EvaluationTask,
} from './gold';
import { joinDocuments } from './join-documents';
import type { EvaluateOptions } from './options';

export interface Question extends Pick<AnnotatedFiles, 'failures' | 'losses' | 'format'> {
  readonly documents: readonly AnnotatedDocument[];
  readonly schema: Schema;
  readonly task: EvaluationTask;
  /** Whether `--preset` or `--schema` says what is asked for. */
  readonly isAsked: boolean;
  /** As `--labels` has them. */
  readonly names: ReadonlyMap<string, string>;
}

/** The error is a sentence for the person who typed the command. */
export async function readQuestion(options: EvaluateOptions): Promise<Result<Question, string>> {
  const names = readNames(options.labels);
  if (!names.ok) return names;
  const gold = await readAnnotated({
    files: options.gold,
    format: options.format,
    names: names.value,
    scored: false,
    accepted: options.accepted,
    option: '--format',
  });
  if (!gold.ok) return gold;
  const { format, failures, losses } = gold.value;
  const schema = schemaOf(options, format, gold.value.documents);
  if (!schema.ok) return schema;
  const isAsked = options.preset !== undefined || options.schema !== undefined;
  const isOther = isAsked && options.predictions !== undefined;
  return ok({
    documents: joinDocuments(gold.value.documents.slice(0, options.limit), options.join),
    schema: schema.value,
    task: isGoldFormat(format) && !isOther ? taskOf(format) : 'all',
    ...{ format, failures, losses, isAsked, names: names.value },
  });
}

function schemaOf(
  options: EvaluateOptions,
  format: string,
  documents: readonly AnnotatedDocument[],
): Result<Schema, string> {
  if (options.schema !== undefined) return schemaFile(options.schema);
  if (options.preset !== undefined) return presetSchema(options.preset);
  const isFile = options.predictions !== undefined;
  if (!isGoldFormat(format) || taskOf(format) === 'all' || isFile) return ok(goldSchema(documents));
  const isRenamed = options.labels !== undefined && taskOf(format) === 'ner';
  // Entities under names of one's own are asked for by those names.
  const preset = isRenamed ? undefined : defaultPreset(format);
  return preset === undefined ? ok(entitySchema(documents)) : presetSchema(preset);
}

/** What the documents have. */
export function goldSchema(documents: readonly AnnotatedDocument[]): Schema {
  const names = entityTypes(documents.map(({ extraction }) => extraction));
  const entities = [...names].map((name) => ({ name }));
  return { ...corpusSchema(documents, 1, false), entities };
}

export function readNames(file: string | undefined): Result<ReadonlyMap<string, string>, string> {
  if (file === undefined) return ok(new Map());
  const content = readText(file);
  if (!content.ok) return err(describeFileError(content.error));
  const names = parseLabelNames(content.value);
  return names.ok ? names : err(describeFileError({ file, ...names.error }));
}
