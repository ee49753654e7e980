/** What `extract` says on standard error before it starts. */
import type { DecodedText } from '../../src/core/file/decode';
import type { Schema } from '../../src/core/schema';
import { untaughtNames } from '../../src/core/schema-known';

/** Sentences about how a file was read. */
export function fileWarnings(
  id: string,
  { text, encoding, basis, replaced }: DecodedText,
): readonly string[] {
  const warnings: string[] = [];
  if (basis === 'likeliest') {
    warnings.push(`${id}: read as ${encoding}, a guess; --encoding chooses another`);
  }
  const [first] = replaced;
  if (first !== undefined) {
    const line = text.slice(0, first).split(/\r\n?|\n/).length;
    const places = replaced.length === 1 ? '1 place' : `${replaced.length} places`;
    warnings.push(`${id}:${line}: bytes that are no ${encoding} in ${places}, the first here`);
  }
  return warnings;
}

/** `labels`: those that the model was taught. */
export function schemaWarnings(schema: Schema, labels: readonly string[]): readonly string[] {
  const untaught = untaughtNames(schema, labels);
  if (untaught.length === 0) return [];
  return [`the model was never taught these names and may miss some: ${untaught.join(', ')}`];
}
