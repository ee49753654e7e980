/** A glossary as a person types it: `Lyon = 里昂`, a line a pair. */
import { err, ok, type Result } from '../../core/result';
import type { GlossaryPair } from './glossary';

const PAIR = /^(?<source>.+?)\s*(?:[=＝]|\t)\s*(?<target>.+)$/u;

/** Blank lines are passed over; of two pairs for one name the later one counts. The error is a line, from 1. */
export function parseGlossaryLines(content: string): Result<readonly GlossaryPair[], number> {
  const pairs: GlossaryPair[] = [];
  for (const [index, line] of content.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const { source, target } = PAIR.exec(line.trim())?.groups ?? {};
    if (source === undefined || target === undefined) return err(index + 1);
    pairs.push({ source, target });
  }
  return ok(pairs);
}
