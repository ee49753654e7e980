// The yardstick: the same graphs on native onnxruntime, through Python where that has it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Result } from '../../src/core/result';
import { err, ok } from '../../src/core/result';
import { ROOT } from '../site-build';
import { findPython } from '../test/python';

const SCRIPT = path.join('training', 'bench_native.py');

export interface Native {
  readonly charsPerSecond: number;
  readonly runtime: string;
}

function parseNative(output: string): Result<Native, string> {
  const line = output.trim().split('\n').at(-1) ?? '';
  try {
    const { charsPerSecond, runtime } = JSON.parse(line) as Partial<Native>;
    if (typeof charsPerSecond !== 'number') return err('it printed no speed');
    return ok({ charsPerSecond, runtime: runtime ?? 'onnxruntime' });
  } catch {
    return err('it printed no JSON');
  }
}

export interface NativeRun {
  readonly labels: readonly string[];
  /** As many as the browser used. */
  readonly threads: number;
  /** The id of a built-in model. */
  readonly model: string;
}

/** Characters a second for entity labels, or why there are none. */
export function benchNative(
  text: string,
  { labels, threads, model }: NativeRun,
): Result<Native, string> {
  if (!existsSync(path.join(ROOT, SCRIPT))) return err(`there is no ${SCRIPT}`);
  const python = findPython(ROOT, ['onnxruntime', 'numpy']);
  if (!python.ok) return python;
  const folder = mkdtempSync(path.join(tmpdir(), 'chinchilla-bench-'));
  try {
    const file = path.join(folder, 'text.txt');
    writeFileSync(file, text);
    const files = path.join('public', 'models', model);
    const args = ['--model', files, '--text', file, '--labels', labels.join(',')];
    const run = spawnSync(python.value, [SCRIPT, ...args, '--threads', String(threads)], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (run.status !== 0) return err(`${SCRIPT} failed`);
    return parseNative(run.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
