/** Where result lines go: standard output, or a file that a later run goes on with. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Output {
  /** Ids whose result is there already. */
  readonly done: ReadonlySet<string>;
  write(line: string): void;
}

interface KnownLine {
  readonly id: string;
  readonly failed: boolean;
}

function readLine(line: string): KnownLine | undefined {
  try {
    const value = JSON.parse(line) as { id?: unknown; error?: unknown } | null;
    if (typeof value?.id !== 'string') return undefined;
    return { id: value.id, failed: value.error !== undefined };
  } catch {
    return undefined;
  }
}

/** Ids whose result is in the file, which stays as it is. */
export function idsDoneIn(file: string | undefined): ReadonlySet<string> {
  if (file === undefined || !existsSync(file)) return new Set();
  const known = readFileSync(file, 'utf8').split('\n').map(readLine);
  return new Set(known.flatMap((line) => (line?.failed === false ? [line.id] : [])));
}

/** Keeps whole lines with a result: a line that was cut off goes, and what failed is tried again. */
function repair(file: string): ReadonlySet<string> {
  const done = new Set<string>();
  const kept: string[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const known = readLine(line);
    if (known === undefined || known.failed || done.has(known.id)) continue;
    done.add(known.id);
    kept.push(`${line}\n`);
  }
  writeFileSync(file, kept.join(''));
  return done;
}

/** A line is in the file before the next document is begun with, so that a killed run loses none that is done. */
export function openOutput(file: string | undefined): Output {
  if (file === undefined) {
    return {
      done: new Set(),
      write: (line) => {
        console.log(line);
      },
    };
  }
  const done = existsSync(file) ? repair(file) : new Set<string>();
  return {
    done,
    write: (line) => {
      appendFileSync(file, `${line}\n`);
    },
  };
}
