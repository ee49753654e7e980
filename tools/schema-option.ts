/** What `--preset ID` and `--schema FILE` mean. */
import { PRESETS, findPreset } from '../src/presets/presets';
import { err, ok } from '../src/core/result';
import type { Result } from '../src/core/result';
import type { Schema } from '../src/core/schema';
import { parseSchema } from '../src/core/schema-parse';
import { parseJson } from '../src/formats/records';
import { describeFileError, readText } from './text-file';

/** The error is a sentence for the person who typed the option. */
export function presetSchema(id: string): Result<Schema, string> {
  const preset = findPreset(id);
  if (preset !== undefined) return ok(preset.schema);
  return err(`no preset "${id}"; there are: ${PRESETS.map((known) => known.id).join(', ')}`);
}

export function schemaFile(file: string): Result<Schema, string> {
  const content = readText(file);
  if (!content.ok) return err(describeFileError(content.error));
  const json = parseJson(content.value, (value) => ok(value));
  if (!json.ok) return err(describeFileError({ file, ...json.error }));
  const schema = parseSchema(content.value);
  if (schema.ok) return schema;
  const problems = schema.error.filter(({ severity }) => severity === 'error');
  const lines = problems.map(({ code, path }) => `${code} at ${path === '' ? 'the top' : path}`);
  return err(`${file}: not a usable schema: ${lines.join(', ')}`);
}
