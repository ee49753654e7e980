// The steps of `npm test`, in order.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Counts } from './counts';
import { countJUnit, countPlaywright, countVitest } from './counts';
import { findPython } from './python';

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

function trainingStep(root: string): Step {
  const file = path.join(REPORTS, 'training.xml');
  const python = findPython(root);
  const name = 'training';
  if (!existsSync(path.join(root, 'training'))) return { name, command: [], skip: 'no training/' };
  if (!python.ok) return { name, command: [], skip: python.error };
  return {
    name,
    command: [python.value, '-m', 'pytest', 'training', '-q', `--junitxml=${file}`],
    report: { file, count: countJUnit },
  };
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
    { name: 'size', command: npmRun('size'), needs: ['build'] },
    {
      name: 'e2e',
      command: npmRun('e2e'),
      needs: ['build'],
      report: { file: path.join(REPORTS, 'e2e.json'), count: countPlaywright },
    },
    trainingStep(root),
  ];
}
