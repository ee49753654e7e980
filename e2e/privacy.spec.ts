// Nothing that is pasted leaves the machine.
import { expect, type Request } from '@playwright/test';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

/** Parts of the page that are shown later come from what the service worker keeps: that is no request to anywhere. */
async function isKept(request: Request): Promise<boolean> {
  return (await request.response())?.fromServiceWorker() === true;
}

test('extracting makes no request at all, neither from the page nor from a worker', async ({
  app,
  context,
  page,
}) => {
  await app.open();
  await app.worksOffline();
  // The first text brings in what is fetched once: the newest description of the model, code of the results.
  await app.extract(SHORT_TEXT);
  await page.waitForTimeout(2000);
  const requests: Request[] = [];
  const sockets: string[] = [];
  context.on('request', (request) => requests.push(request));
  page.on('request', (request) => requests.push(request));
  page.on('websocket', (socket) => sockets.push(socket.url()));
  for (const preset of ['ner-general', 're-encyclopedia', 'ee-general', 'all-in-one']) {
    await app.choosePreset(preset);
    await app.extract(`${SHORT_TEXT}${preset}`);
  }
  await app.download();
  // Autosave and other afterthoughts have a second to give themselves away.
  await page.waitForTimeout(1500);
  const sent: string[] = [];
  for (const request of requests) {
    if (!request.url().startsWith('blob:') && !(await isKept(request))) sent.push(request.url());
  }
  expect([...sent, ...sockets]).toEqual([]);
});

test('the policy stands in the header and in the page, and allows nothing but the site', async ({
  page,
}) => {
  const response = await page.goto('/');
  const header = response?.headers()['content-security-policy'] ?? '';
  const meta = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  for (const policy of [header, meta ?? '']) {
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  }
});

/** Runs in a page or a worker: which directive refuses a request to elsewhere. */
function sendElsewhere(): Promise<string> {
  return new Promise((resolve) => {
    addEventListener('securitypolicyviolation', (event) => {
      resolve(event.effectiveDirective);
    });
    const notRefused = (): void => {
      setTimeout(resolve, 1000, 'not refused');
    };
    fetch('http://localhost:9/').then(notRefused, notRefused);
  });
}

const HOSTINGS = [
  { name: 'with headers', plain: false },
  { name: 'on plain static hosting', plain: true },
];

for (const { name, plain } of HOSTINGS) {
  test.describe(`a request to elsewhere, ${name},`, () => {
    test.use({
      hosting: { isolated: false, folder: '' },
      allowedErrors: /Content Security Policy|localhost:9|Failed to load resource/,
    });

    test('is refused by the page and by the worker', async ({ app, page, site }) => {
      await app.open(plain ? site.origin : '/');
      await app.worksOffline();
      await page.reload();
      await app.ready();
      expect(await page.evaluate(sendElsewhere)).toBe('connect-src');
      expect(await page.workers()[0]?.evaluate(sendElsewhere)).toBe('connect-src');
    });
  });
}
