// Finds a Python that can run the tests of training/: PYTHON, the one of build/venv, or the system's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '../../src/core/result';
import { err, ok } from '../../src/core/result';

export const TRAINING_MODULES: readonly string[] = [
  'torch',
  'numpy',
  'onnx',
  'onnxruntime',
  'onnxscript',
  'pytest',
];

/** Of training/llm, which most machines do not have. */
export const LLM_MODULES: readonly string[] = [
  ...['torch', 'transformers', 'peft', 'accelerate', 'safetensors', 'tokenizers'],
  'pytest',
];

function canImport(python: string, modules: readonly string[]): boolean {
  const imports = modules.map((name) => `import ${name}`).join('\n');
  return spawnSync(python, ['-c', imports], { stdio: 'ignore' }).status === 0;
}

function candidates(root: string): string[] {
  const chosen = process.env['PYTHON'];
  if (chosen !== undefined && chosen !== '') return [chosen];
  const local = path.join(root, 'build', 'venv', 'bin', 'python');
  return existsSync(local) ? [local, 'python3'] : ['python3'];
}

/** A Python with `modules`, or why there is none. */
export function findPython(root: string, modules: readonly string[]): Result<string, string> {
  const pythons = candidates(root).filter((python) => canImport(python, []));
  if (pythons.length === 0) return err('no Python here');
  const found = pythons.find((python) => canImport(python, modules));
  if (found !== undefined) return ok(found);
  return err(`Python is here, but not all of: ${modules.join(', ')}`);
}
