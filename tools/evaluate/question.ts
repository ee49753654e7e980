/** What the arguments of `evaluate` ask: which documents, and which schema the model is given. */
import type { AnnotatedDocument } from '../../src/core/extraction';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { presetSchema, schemaFile } from '../schema-option';
import { describeFileError, readText } from '../text-file';
import { defaultPreset, entitySchema, parseLabelNames, readGold, taskOf } from './gold';
import { joinDocuments } from './join-documents';
import type { EvaluateOptions } from './options';

export interface Question {
  readonly documents: readonly AnnotatedDocument[];
  readonly schema: Schema;
}

/** The error is a sentence for the person who typed the command. */
export function readQuestion(options: EvaluateOptions): Result<Question, string> {
  const names = readNames(options.labels);
  if (!names.ok) return names;
  const content = readText(options.gold);
  if (!content.ok) return err(describeFileError(content.error));
  const gold = readGold(options.format, content.value, names.value);
  if (!gold.ok) return err(describeFileError({ file: options.gold, ...gold.error }));
  const schema = schemaOf(options, gold.value);
  if (!schema.ok) return schema;
  const documents = joinDocuments(gold.value.slice(0, options.limit), options.join);
  return ok({ documents, schema: schema.value });
}

function schemaOf(
  options: EvaluateOptions,
  documents: readonly AnnotatedDocument[],
): Result<Schema, string> {
  if (options.schema !== undefined) return schemaFile(options.schema);
  const preset = options.preset ?? presetOf(options);
  return preset === undefined ? ok(entitySchema(documents)) : presetSchema(preset);
}

/** Entities under names of one's own are asked for by those names. */
function presetOf({ format, labels }: EvaluateOptions): string | undefined {
  return labels !== undefined && taskOf(format) === 'ner' ? undefined : defaultPreset(format);
}

function readNames(file: string | undefined): Result<ReadonlyMap<string, string>, string> {
  if (file === undefined) return ok(new Map());
  const content = readText(file);
  if (!content.ok) return err(describeFileError(content.error));
  const names = parseLabelNames(content.value);
  return names.ok ? names : err(describeFileError({ file, ...names.error }));
}
