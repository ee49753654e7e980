/** Documents read by `npm run extract`. */
import { spawnSync } from 'node:child_process';
import type { Extraction } from '../../../src/core/extraction';
import { ROOT } from '../../site-build';
import type { Found } from './text-line';

type Line = Extraction & { readonly id: string; readonly text: string };

export function byCommandLine(files: readonly string[], preset: string): Found[] {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      'tools/extract/extract.ts',
      `--preset=${preset}`,
      '--offsets=normalised',
      ...files,
    ],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`extract ended with code ${status}`);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { id, text, mentions, relations, events, issues } = JSON.parse(line) as Line;
    return { id, text, extraction: { mentions, relations, events, issues } };
  });
}
