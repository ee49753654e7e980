// The steps of `npm test`, in order.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Counts } from './counts';
import { countJUnit, countPlaywright, countVitest } from './counts';
import { findPython, LLM_MODULES, TRAINING_MODULES } from './python';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Steps that must have passed; without them this one cannot say anything. */
  readonly needs?: readonly string[];
  readonly report?: { readonly file: string; readonly count: (content: string) => Counts };
  /** Why the step is left out here; it then counts as neither passed nor failed. */
  readonly skip?: string;
}

const REPORTS = path.join('build', 'test');

/** A check of training/ in Python; left out where there is none with the `modules` it needs. */
function pythonStep(
  root: string,
  name: string,
  modules: readonly string[],
  args: readonly string[],
): Step {
  if (!existsSync(path.join(root, 'training'))) return { name, command: [], skip: 'no training/' };
  const python = findPython(root, modules);
  if (!python.ok) return { name, command: [], skip: python.error };
  return { name, command: [python.value, ...args] };
}

function trainingSteps(root: string): Step[] {
  const file = path.join(REPORTS, 'training.xml');
  const config = path.join('training', 'pyproject.toml');
  const ruff = ['-m', 'ruff'];
  const pytest = ['-m', 'pytest', '-q', '-c', config, '--rootdir=training'];
  const tests = pythonStep(root, 'training', TRAINING_MODULES, [
    ...pytest,
    'training/tests',
    `--junitxml=${file}`,
  ]);
  const llmFile = path.join(REPORTS, 'training-llm.xml');
  const llmTests = pythonStep(root, 'training-llm', LLM_MODULES, [
    ...pytest,
    'training/llm/tests',
    `--junitxml=${llmFile}`,
  ]);
  return [
    pythonStep(root, 'training-format', ['ruff'], [...ruff, 'format', '--check', 'training']),
    pythonStep(root, 'training-lint', ['ruff'], [...ruff, 'check', 'training']),
    pythonStep(
      root,
      'training-types',
      ['mypy', ...TRAINING_MODULES],
      ['-m', 'mypy', '--config-file', config, 'training/chinchilla'],
    ),
    { ...tests, report: { file, count: countJUnit } },
    { ...llmTests, report: { file: llmFile, count: countJUnit } },
  ];
}

const npmRun = (script: string, ...rest: string[]): string[] => [
  'npm',
  'run',
  '--silent',
  script,
  ...(rest.length > 0 ? ['--', ...rest] : []),
];

export function testSteps(root: string): Step[] {
  const unit = path.join(REPORTS, 'unit.json');
  return [
    { name: 'format', command: npmRun('format') },
    { name: 'lint', command: npmRun('lint') },
    { name: 'types', command: npmRun('types') },
    { name: 'layers', command: npmRun('layers') },
    { name: 'dead-code', command: npmRun('dead-code') },
    {
      name: 'unit',
      command: npmRun('unit', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`),
      report: { file: unit, count: countVitest },
    },
    { name: 'build', command: npmRun('build') },
    { name: 'build-library', command: npmRun('build:library') },
    { name: 'size', command: npmRun('size'), needs: ['build', 'build-library'] },
    {
      name: 'e2e',
      command: npmRun('e2e'),
      needs: ['build', 'build-library'],
      report: { file: path.join(REPORTS, 'e2e.json'), count: countPlaywright },
    },
    ...trainingSteps(root),
  ];
}
