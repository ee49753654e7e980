// The built package in a plain page under a strict policy: the same finds as the command line, keyboard, axe.
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Extraction } from '../src/core/extraction';
import { findPreset } from '../src/presets/presets';
import { openModel } from '../tools/model';
import { test } from './fixtures';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDERS: Readonly<Record<string, string>> = {
  library: 'packages/chinchilla/dist/browser',
  model: 'public/models/chinchilla-mini',
  page: 'examples/library',
};
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'";
const TEXTS = [
  '蓝礁新材料在宁波成立，董事长沈秋禾出席了仪式。',
  '😀远禾集团\n宣布收购北汀影业，周予安辞去总经理职务。',
];

let server: Server;
let origin = '';

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const [, folder = '', ...rest] = new URL(request.url ?? '/', 'http://localhost').pathname.split(
      '/',
    );
    const file = path.join(ROOT, FOLDERS[folder] ?? 'none', ...rest);
    if (!existsSync(file)) {
      // A browser asks for an icon by itself.
      response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => {
  server.close();
});

test('the element finds what the command line finds, by keyboard, under a strict policy', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${origin}/page/index.html`);
  const element = page.locator('chinchilla-extractor');
  const marks = element.locator('mark');
  await expect(marks.first()).toBeVisible();

  const encoder = await openModel();
  const schema = findPreset('all-in-one')?.schema ?? { entities: [], relations: [], events: [] };
  for (const text of TEXTS) {
    const found = await element.evaluate(
      (host, next) =>
        new Promise<Extraction>((resolve) => {
          const listen = (event: Event): void => {
            resolve((event as CustomEvent<Extraction>).detail);
          };
          host.addEventListener('extract', listen, { once: true });
          host.setAttribute('threshold', '0');
          host.setAttribute('text', next);
        }),
      text,
    );
    expect(found.mentions.length).toBeGreaterThan(0);
    expect(found).toEqual(await encoder.extractDocument(text, schema));
    expect(await element.locator('[part=text]').textContent()).toBe(text);
  }
  await encoder.dispose();

  await marks.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(marks.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(marks.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('#chosen')).toContainText((await marks.nth(1).textContent()) ?? '');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  expect(requests.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
});

test('a button at the selection extracts from the selected text', async ({ page }) => {
  await page.goto(`${origin}/page/selection.html`);
  await page.locator('article').selectText();
  await page.getByRole('button', { name: '抽取选中的文字' }).click();
  await expect(page.locator('#found')).toContainText('顾明远');
});
