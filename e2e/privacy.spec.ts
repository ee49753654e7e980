// Nothing that is pasted leaves the machine.
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

test('extracting makes no request at all, neither from the page nor from a worker', async ({
  app,
  context,
  page,
}) => {
  await app.open();
  await app.worksOffline();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  for (const preset of ['ner-general', 're-encyclopedia', 'ee-general', 'all-in-one']) {
    await app.choosePreset(preset);
    await app.extract(`${SHORT_TEXT}${preset}`);
  }
  await app.download();
  // Autosave and other afterthoughts have a second to give themselves away.
  await page.waitForTimeout(1500);
  expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
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

test.describe('a request to elsewhere', () => {
  test.use({ allowedErrors: [/Content Security Policy/] });

  test('is refused by the page and by the worker', async ({ app, page }) => {
    await app.open();
    const attempt = async (): Promise<string> => {
      try {
        await fetch('http://localhost:9/');
        return 'sent';
      } catch {
        return 'refused';
      }
    };
    const violated = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => {
            resolve(event.effectiveDirective);
          });
        }),
    );
    expect(await page.evaluate(attempt)).toBe('refused');
    expect(await violated).toBe('connect-src');
    const blocked = page.waitForEvent('console', (m) =>
      m.text().includes('Content Security Policy'),
    );
    expect(await page.workers()[0]?.evaluate(attempt)).toBe('refused');
    await blocked;
  });
});
