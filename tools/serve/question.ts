/** What a request asks for: a schema, a threshold, which offsets; what it leaves out is the service's. */
import { err, ok, type Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { parseSchema } from '../../src/core/schema-parse';
import { findPreset, PRESETS } from '../../src/presets/presets';
import { DEFAULT_THRESHOLD } from '../threshold';
import type { OffsetBase } from '../extract/options';
import type { Question } from '../extract/result-line';
import { Refusal } from './refusal';

export interface Wanted {
  readonly preset?: string;
  /** As JSON. */
  readonly schema?: string;
  readonly threshold?: number;
  readonly offsets?: OffsetBase;
}

function readSchema(json: string): Result<Schema, Refusal> {
  const schema = parseSchema(json);
  if (schema.ok) return schema;
  const problems = schema.error.filter(({ severity }) => severity === 'error');
  const places = problems.slice(0, 10).map(({ code, path }) => `${code} (${path || 'schema'})`);
  return err(new Refusal('bad-schema', places.join(', ')));
}

function readPreset(id: string): Result<Schema, Refusal> {
  const preset = findPreset(id);
  if (preset !== undefined) return ok(preset.schema);
  return err(new Refusal('unknown-preset', PRESETS.map((known) => known.id).join(', ')));
}

function schemaOf({ preset, schema }: Wanted, usual: Schema): Result<Schema, Refusal> {
  if (schema !== undefined && preset !== undefined) return err(new Refusal('schema-and-preset'));
  if (schema !== undefined) return readSchema(schema);
  return preset === undefined ? ok(usual) : readPreset(preset);
}

export function readQuestion(wanted: Wanted, usual: Schema): Result<Question, Refusal> {
  const schema = schemaOf(wanted, usual);
  if (!schema.ok) return schema;
  const { threshold = DEFAULT_THRESHOLD, offsets = 'file' } = wanted;
  return ok({ schema: schema.value, threshold, offsets });
}
