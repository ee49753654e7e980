// Drives the built download worker from an empty page of the site, through the page's own client.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { build } from 'vite';
import type {
  DownloaderApi,
  DownloadState,
  KnownLlm,
  LlmSpec,
} from '../src/engine/contract/download';

declare global {
  interface Window {
    downloader: DownloaderApi;
    /** Every state that was heard of, in order. */
    states: DownloadState[];
    /** The outcome of the last call with a listener: `ok` or the code of its failure. */
    outcome: string | undefined;
  }
}

const ROOT = path.resolve(import.meta.dirname, '..');

/** The client as one module; what the page's own chunks do not export. */
async function bundleClient(): Promise<string> {
  const output = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: path.join(ROOT, 'src/engine/client/downloader.ts'), formats: ['es'] },
    },
  });
  const chunks = Array.isArray(output) ? output : [output];
  const code = chunks.flatMap((one) => ('output' in one ? one.output : []));
  const [chunk] = code.filter((file) => file.type === 'chunk');
  if (chunk === undefined) throw new Error('the client was not bundled');
  return chunk.code;
}

function builtWorker(): string {
  const name = readdirSync(path.join(ROOT, 'dist', 'assets')).find((file) =>
    /^download\.worker-.*\.js$/u.test(file),
  );
  if (name === undefined) throw new Error('dist/ has no download worker; build the site first');
  return `/assets/${name}`;
}

const script = (worker: string): string => `
  import { createDownloader } from './driver.js';
  window.states = [];
  window.downloader = createDownloader({
    spawn: () => new Worker('${worker}', { type: 'module', name: 'download' }),
  });
`;

let client: Promise<string> | undefined;

export class DownloadDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    client ??= bundleClient();
    const [driver, worker] = [await client, builtWorker()];
    const js = 'text/javascript';
    await this.page.route('**/driver.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script type=module src=start.js></script>',
      }),
    );
    await this.page.route('**/driver.js', (route) =>
      route.fulfill({ contentType: js, body: driver }),
    );
    await this.page.route('**/start.js', (route) =>
      route.fulfill({ contentType: js, body: script(worker) }),
    );
    await this.reload();
  }

  async reload(): Promise<void> {
    await this.page.goto('/driver.html');
    await this.page.waitForFunction(() => 'downloader' in window);
  }

  /** Begins a download and does not wait. */
  async start(spec: LlmSpec): Promise<void> {
    await this.page.evaluate((wanted) => {
      window.states = [];
      window.outcome = undefined;
      void window.downloader
        .download(wanted, (state) => window.states.push(state))
        .then((result) => {
          window.outcome = result.ok ? 'ok' : result.error.code;
        });
    }, spec);
  }

  /** `ok` or the code of the failure. */
  async outcome(): Promise<string | undefined> {
    await this.page.waitForFunction(() => window.outcome !== undefined, undefined, {
      timeout: 60_000,
    });
    return this.page.evaluate(() => window.outcome);
  }

  async download(spec: LlmSpec): Promise<string | undefined> {
    await this.start(spec);
    return this.outcome();
  }

  async verify(id: string): Promise<string> {
    return this.page.evaluate(async (model) => {
      window.states = [];
      const result = await window.downloader.verify(model, (state) => window.states.push(state));
      return result.ok ? 'ok' : result.error.code;
    }, id);
  }

  async pause(id: string): Promise<void> {
    await this.page.evaluate((model) => window.downloader.pause(model), id);
  }

  async remove(id: string): Promise<number> {
    return this.page.evaluate(async (model) => {
      const removed = await window.downloader.remove(model);
      return removed.ok ? removed.value : -1;
    }, id);
  }

  list(): Promise<readonly KnownLlm[]> {
    return this.page.evaluate(() => window.downloader.list());
  }

  states(): Promise<DownloadState[]> {
    return this.page.evaluate(() => window.states);
  }

  async last(): Promise<DownloadState | undefined> {
    return (await this.states()).at(-1);
  }

  /** Until at least so many bytes are reported. */
  async reaches(bytes: number): Promise<void> {
    await expect
      .poll(async () => {
        const state = await this.last();
        return state !== undefined && 'loaded' in state ? state.loaded : 0;
      })
      .toBeGreaterThanOrEqual(bytes);
  }

  /** Into the origin's private file system, which stands for a folder that a person picks. */
  exportToPrivateFolder(id: string): Promise<string> {
    return this.page.evaluate(async (model) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('usb', { create: true });
      const result = await window.downloader.exportFolder(model, folder, () => undefined);
      return result.ok ? 'ok' : result.error.code;
    }, id);
  }

  /** From where `exportToPrivateFolder` wrote, as if one file were not there. */
  importFromPrivateFolder(id: string, without = ''): Promise<string> {
    return this.page.evaluate(
      async ([model, missing]) => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('usb');
        const files = [];
        for await (const entry of folder.values()) {
          if (entry.kind !== 'file' || entry.name === missing) continue;
          const file = await entry.getFile();
          files.push({ path: `usb/${entry.name}`, file });
        }
        const result = await window.downloader.importFolder(model, files, () => undefined);
        return result.ok ? 'ok' : result.error.code;
      },
      [id, without] as const,
    );
  }

  /** Bytes that the origin's storage takes, as the browser says. */
  usage(): Promise<number> {
    return this.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  }
}
