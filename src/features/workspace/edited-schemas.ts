/** Schemas that a person edited, by the id of the preset that each began as. */
import { findPreset } from '../../presets/presets';
import { EMPTY_SCHEMA, type Schema } from '../../core/schema';

export type EditedSchemas = ReadonlyMap<string, Schema>;

export const NO_EDITS: EditedSchemas = new Map();

export function withEdit(edits: EditedSchemas, presetId: string, schema: Schema): EditedSchemas {
  return new Map([...edits, [presetId, schema]]);
}

export function withoutEdit(edits: EditedSchemas, presetId: string): EditedSchemas {
  return new Map([...edits].filter(([id]) => id !== presetId));
}

/** `later` wins where both have an edit. */
export function joinEdits(earlier: EditedSchemas, later: EditedSchemas): EditedSchemas {
  return new Map([...earlier, ...later]);
}

/** The edit, else the preset as it comes. */
export function schemaOfPreset(edits: EditedSchemas, presetId: string): Schema {
  return edits.get(presetId) ?? findPreset(presetId)?.schema ?? EMPTY_SCHEMA;
}
