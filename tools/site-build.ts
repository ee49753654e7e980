// Builds the site when it is older than its sources.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

export const ROOT = path.resolve(import.meta.dirname, '..');

const SOURCES = [
  'index.html',
  'package-lock.json',
  'vite.config.ts',
  'vite',
  'src',
  'worker',
  'public',
];

/** Newest modification time under `entry`, in milliseconds; 0 where nothing is. */
function newest(entry: string): number {
  if (!existsSync(entry)) return 0;
  const stat = statSync(entry);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(entry).map((name) => newest(path.join(entry, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

/** Whether `dist/` is missing or older than what it is made of. */
function isStale(): boolean {
  const sources = Math.max(...SOURCES.map((name) => newest(path.join(ROOT, name))));
  return newest(path.join(ROOT, 'dist', 'index.html')) < sources;
}

export async function buildIfStale(logLevel: 'info' | 'error' = 'info'): Promise<void> {
  if (isStale()) await build({ root: ROOT, logLevel });
}
