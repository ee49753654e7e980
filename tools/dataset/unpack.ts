/** Unpacks `NAME.tar.xz` with the system's tar and lists folders of it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { err, ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { FileError } from '../text-file';

/** Returns the folder `into/NAME`. */
export function unpack(archive: string, into: string): Result<string, FileError> {
  const fail = (reason: string): Result<string, FileError> =>
    err({ file: archive, line: 0, reason });
  if (!existsSync(archive)) return fail('no such archive');
  mkdirSync(into, { recursive: true });
  const run = spawnSync('tar', ['-xf', archive, '-C', into], { encoding: 'utf8' });
  if (run.error !== undefined) return fail(`cannot run tar: ${run.error.message}`);
  if (run.status !== 0) return fail(`truncated or not an archive: ${firstLine(run.stderr)}`);
  const folder = join(into, basename(archive).replace(/\.tar\.xz$/u, ''));
  return existsSync(folder) ? ok(folder) : fail(`expected a folder ${basename(folder)} inside`);
}

/** Names in numeric order, those without a number by code unit, so that a run gives the same output everywhere. */
export function listFolder(folder: string): Result<readonly string[], FileError> {
  try {
    const names = readdirSync(folder);
    return ok(names.sort(byNumber));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ file: folder, line: 0, reason });
  }
}

function byNumber(a: string, b: string): number {
  const [x, y] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
  if (x !== y && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return Number.isNaN(x) === Number.isNaN(y) ? compare(a, b) : Number.isNaN(x) ? 1 : -1;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
