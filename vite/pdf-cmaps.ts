/** Puts the character tables of pdf.js into one file beside the workers: 168 small ones would be as many requests. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import type { Plugin } from 'vite';

const FILE = 'pdf-cmaps.zip';
/** Zips have no time zone: the same files have to give the same bytes. */
const NEVER = new Date(1980, 0, 1);

function packed(): Uint8Array {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('pdfjs-dist/package.json')), 'cmaps');
  const files: Zippable = {};
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.bcmap'))
    .sort()) {
    files[name] = [readFileSync(join(folder, name)), { mtime: NEVER, level: 9 }];
  }
  return zipSync(files);
}

/** `worker/files/site-cmaps.ts` looks for it beside its script: in `assets/`, and in `worker/` while developing. */
export function pdfCMaps(): Plugin {
  return {
    name: 'pdf-cmaps',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: `assets/${FILE}`, source: packed() });
    },
    configureServer: ({ middlewares }) => {
      middlewares.use(`/worker/${FILE}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/zip');
        response.end(packed());
      });
    },
  };
}
