/** Documents read by the built package (`npm run build:library`): in Node, and in a worker of a plain page. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import type { Extraction } from '../../../src/core/extraction';
import type { Schema } from '../../../src/core/schema';
import { ROOT } from '../../site-build';
import type { Found, TextLine } from './text-line';

const DIST = path.join(ROOT, 'packages/chinchilla/dist');
const MODEL = path.join(ROOT, 'public/models/chinchilla-mini');
const THRESHOLD = 0.5;

/** The part of the built package that is used here. */
interface Package {
  readonly presets: Readonly<Record<string, Schema>>;
  readonly createExtractor: (options: { readonly model: string }) => Promise<{
    extract: (
      text: string,
      schema: Schema,
      options: { readonly threshold: number },
    ) => Promise<Extraction>;
    close: () => Promise<void>;
  }>;
}

async function packageForNode(): Promise<Package> {
  const file = path.join(DIST, 'node.js');
  if (!existsSync(file)) throw new Error('the package is not built: npm run build:library');
  return (await import(pathToFileURL(file).href)) as Package;
}

export async function byLibraryInNode(
  lines: readonly TextLine[],
  preset: string,
): Promise<Found[]> {
  const { createExtractor, presets } = await packageForNode();
  const schema = presets[preset];
  if (schema === undefined) throw new Error(`no preset ${preset}`);
  const extractor = await createExtractor({ model: MODEL });
  const found: Found[] = [];
  for (const { id, text } of lines) {
    const extraction = await extractor.extract(text, schema, { threshold: THRESHOLD });
    found.push({ id, text, extraction });
  }
  await extractor.close();
  return found;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Serves the package and the model under a policy that allows no other host. */
async function serve(): Promise<{ readonly origin: string; readonly stop: () => void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, folder, ...rest] = pathname.split('/');
    const root = folder === 'model' ? MODEL : path.join(DIST, 'browser');
    const file = path.join(root, ...rest);
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    if (pathname === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy });
      response.end('<!doctype html>');
    } else if (rest.length === 0 || !existsSync(file)) {
      response.writeHead(404).end();
    } else {
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}

export async function byLibraryInBrowser(
  browser: Browser,
  lines: readonly TextLine[],
  preset: string,
): Promise<Found[]> {
  const { origin, stop } = await serve();
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/`);
    const extractions = await page.evaluate(
      async ({ texts, chosen, threshold, script }) => {
        const { createExtractor, presets } = (await import(script)) as Package;
        const extractor = await createExtractor({ model: '/model/' });
        const all: Extraction[] = [];
        const schema = presets[chosen] ?? { entities: [], relations: [], events: [] };
        for (const text of texts) all.push(await extractor.extract(text, schema, { threshold }));
        await extractor.close();
        return all;
      },
      {
        texts: lines.map(({ text }) => text),
        chosen: preset,
        threshold: THRESHOLD,
        script: `${origin}/library/index.js`,
      },
    );
    return lines.flatMap((line, index) => {
      const extraction = extractions[index];
      return extraction === undefined ? [] : [{ ...line, extraction }];
    });
  } finally {
    await page.close();
    stop();
  }
}
