// `npm start`: builds the site when it is older than its sources, then serves it with its headers.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, preview } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');
const SOURCES = ['index.html', 'package-lock.json', 'vite.config.ts', 'src', 'worker', 'public'];
const BUILT = path.join(ROOT, 'dist', 'index.html');

/** Newest modification time under `entry`, in milliseconds; 0 where nothing is. */
function newest(entry: string): number {
  if (!existsSync(entry)) return 0;
  const stat = statSync(entry);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(entry).map((name) => newest(path.join(entry, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

function isStale(): boolean {
  const sources = Math.max(...SOURCES.map((name) => newest(path.join(ROOT, name))));
  return newest(BUILT) < sources;
}

function readPort(): number {
  const port = Number(process.env['PORT'] ?? '4173');
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  console.error(`PORT is not a port number: ${process.env['PORT'] ?? ''}`);
  process.exit(2);
}

const port = readPort();
if (isStale()) await build({ root: ROOT });
try {
  await preview({ root: ROOT, preview: { host: '127.0.0.1', port, strictPort: true } });
  console.log(`Chinchilla: http://127.0.0.1:${port}/`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('Another port: PORT=8080 npm start');
  process.exit(1);
}
