/** Which source to suggest after a test of connections. */
import type { Reachability } from '../../engine/contract/download';

/** The id of the one that answered first; undefined where none did. */
export function fastestOf(reached: ReadonlyMap<string, Reachability>): string | undefined {
  const answers = [...reached].flatMap(([id, answer]) =>
    answer.reachable ? [{ id, ms: answer.ms }] : [],
  );
  return answers.sort((one, other) => one.ms - other.ms)[0]?.id;
}
