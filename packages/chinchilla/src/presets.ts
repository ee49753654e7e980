/** The schemas that come with the app, by id. */
import type { Schema } from '../../../src/core/schema';
import { PRESETS } from '../../../src/presets/presets';

export const presets: Readonly<Record<string, Schema>> = Object.fromEntries(
  PRESETS.map(({ id, schema }) => [id, schema]),
);
