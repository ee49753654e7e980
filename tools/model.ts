/** The built-in model from disk, on the same WebAssembly runtime as in the browser. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { openEncoder, type Encoder } from '../worker/encoder/encoder';
import type { GraphOptions } from '../worker/encoder/graph';
import { parseManifest } from '../worker/encoder/manifest';
import { startWasm } from '../worker/encoder/wasm-runtime';

/** The models that ship with the site, by what the command line calls them. */
const SHIPPED: ReadonlySet<string> = new Set(['mini', 'base']);

function directoryOf(model: string): string {
  if (!SHIPPED.has(model)) return model;
  return fileURLToPath(new URL(`../public/models/chinchilla-${model}/`, import.meta.url));
}

/** One thread: the runtime's threads need a browser's workers. */
async function nodeRuntime(): Promise<GraphOptions> {
  const wasm = createRequire(import.meta.url).resolve(
    'onnxruntime-web/ort-wasm-simd-threaded.wasm',
  );
  return startWasm({ threads: 1, source: await readFile(wasm) });
}

/** `mini`, `base`, or a directory. Throws an error that says in English what is wrong with that. */
export async function openModel(model = 'mini'): Promise<Encoder> {
  const directory = directoryOf(model);
  const read = (name: string): Promise<Buffer> => readFile(path.join(directory, name));
  const manifest = parseManifest(JSON.parse((await read('manifest.json')).toString('utf8')));
  if (!manifest.ok) throw new Error(`${directory}: ${manifest.error}`);
  const files = new Map<string, Uint8Array>();
  for (const file of manifest.value.files) files.set(file.path, await read(file.path));
  const encoder = await openEncoder(manifest.value, files, await nodeRuntime());
  if (!encoder.ok) throw new Error(`${directory}: ${encoder.error}`);
  return encoder.value;
}
