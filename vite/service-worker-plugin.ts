/** Builds `sw.js` beside the page once everything else is written, and a script with the list of what it keeps offline. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { KEPT_LIST, type KeptFile } from '../src/service-worker/kept-files';
import type { PrecacheEntry, ShellBuild } from '../src/service-worker/shell-cache';

const ENTRY = 'src/service-worker/service-worker.ts';
const OUTPUT = 'sw.js';

export interface ServiceWorkerOptions {
  /** Of a path in the built site, with slashes: whether it is left to the network. */
  readonly exclude: (path: string) => boolean;
  /** Whether it is kept only once it was used. */
  readonly lazy: (path: string) => boolean;
  /** Whether a large model needs it: these files are listed for the worker that downloads models. */
  readonly runtime: (path: string) => boolean;
}

/** Hosts answer a folder with its page, and some send the page's own name there. */
function urlOf(path: string): string {
  return path === 'index.html' ? './' : path;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    .sort();
}

async function describeFile(folder: string, path: string, lazy: boolean): Promise<PrecacheEntry> {
  const content = await readFile(join(folder, path));
  const digest = createHash('sha256').update(content).digest('base64');
  const entry = { url: urlOf(path), integrity: `sha256-${digest}` };
  return lazy ? { ...entry, lazy } : entry;
}

/** Before the build is described: the list is one of its files. */
async function listRuntime(folder: string, { runtime }: ServiceWorkerOptions): Promise<void> {
  const paths = (await listFiles(folder)).filter(runtime);
  const files = await Promise.all(
    paths.map(async (path): Promise<KeptFile> => {
      const { integrity } = await describeFile(folder, path, true);
      return { path, bytes: (await stat(join(folder, path))).size, integrity };
    }),
  );
  await writeFile(join(folder, KEPT_LIST), JSON.stringify(files));
}

/** The same files give the same id, so that a build that changes nothing updates nothing. */
async function describeBuild(
  folder: string,
  { exclude, lazy }: ServiceWorkerOptions,
): Promise<ShellBuild> {
  const paths = (await listFiles(folder)).filter((path) => path !== OUTPUT && !exclude(path));
  const entries = await Promise.all(paths.map((path) => describeFile(folder, path, lazy(path))));
  const id = createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
  return { id, entries };
}

/** A script, so that the service worker has the list before its first event; returns its path. */
async function writeList(folder: string, shell: ShellBuild): Promise<string> {
  const path = `assets/service-worker-list-${shell.id}.js`;
  await writeFile(join(folder, path), `self.SHELL_BUILD=${JSON.stringify(shell)};\n`);
  return path;
}

/** A classic script in one file: module service workers are too new for some browsers. */
async function buildWorker(config: ResolvedConfig, list: string): Promise<void> {
  await build({
    configFile: false,
    root: config.root,
    publicDir: false,
    logLevel: 'warn',
    define: { SHELL_LIST: JSON.stringify(list) },
    build: {
      outDir: config.build.outDir,
      emptyOutDir: false,
      target: config.build.target,
      lib: { entry: ENTRY, formats: ['iife'], name: 'serviceWorker', fileName: () => OUTPUT },
    },
  });
}

export function serviceWorker(options: ServiceWorkerOptions): Plugin {
  let config: ResolvedConfig | undefined;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => {
        if (config === undefined) return;
        const folder = resolve(config.root, config.build.outDir);
        // A build that failed is closed, too.
        if (!existsSync(join(folder, 'index.html'))) return;
        await listRuntime(folder, options);
        const list = await writeList(folder, await describeBuild(folder, options));
        await buildWorker(config, list);
      },
    },
  };
}
