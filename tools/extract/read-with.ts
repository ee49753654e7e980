/** The built-in model as what finds things in a text. */
import { ok } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import type { Encoder } from '../../worker/encoder/encoder';
import type { ReadText } from './result-line';

export function readWith(encoder: Encoder, schema: Schema): ReadText {
  return async (text) => ok(await encoder.extractDocument(text, schema));
}
