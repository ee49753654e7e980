// A server of one's own: asked only once it was confirmed, by a worker that reaches nothing else, and left again.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectGrounded } from './app';
import { ChatServer } from './chat-server';
import { test } from './fixtures';
import { openServer } from './own-server';

const TEXT = '昨天，林小岚在松果镇遇见了老师，林小岚很高兴。';

test.use({ allowedErrors: /CORS|Failed to load resource|ERR_/ });

const server = new ChatServer();

test.beforeEach(async ({ context }) => {
  // No pause starts a run: what is asked is asked by a click.
  await context.addInitScript(() => {
    // Other documents than the page have none.
    if (location.protocol.startsWith('http') && window.top === window) {
      localStorage.setItem('chinchilla-large-start', 'button');
    }
  });
  Object.assign(server, {
    answer: '#人名\n-林小岚\n-无此人\n',
    key: '',
    open: true,
    hanging: false,
  });
  server.asked.length = 0;
  await server.start();
});

test.afterEach(async () => {
  await server.stop();
});

async function expectNoViolation(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect.soft(found, state).toEqual([]);
}

test('is confirmed, reads with true offsets, is cancelled, and is left with one click', async ({
  app,
  page,
}) => {
  server.key = 'a-key';
  await app.open();
  await app.worksOffline();
  await app.choosePreset('ner-general');
  await app.extract(TEXT);
  const section = await openServer(page);
  await section.getByLabel('地址', { exact: true }).fill(server.address);
  expect(server.asked).toEqual([]);

  await section.getByLabel('密钥').fill('wrong');
  await section.getByRole('button', { name: '读取模型列表' }).click();
  await expect(section.getByRole('alert')).toContainText('不接受这个密钥');
  await section.getByLabel('密钥').fill('a-key');
  await section.getByRole('button', { name: '读取模型列表' }).click();
  await section.getByRole('button', { name: '使用这个模型' }).click();
  await expect(section.getByRole('group')).toContainText(`都会发给 ${server.address}/v1`);
  await expect(page.getByText('从不上传').first()).toBeAttached();
  await expectNoViolation(page, 'the question');
  expect(server.texts).toEqual([]);

  await section.getByRole('button', { name: '发给这台服务器' }).click();
  await page.keyboard.press('Escape');
  await expect(app.status).toContainText(`文本会发给 ${server.address}/v1`);
  await expect(page.getByText('从不上传')).toHaveCount(0);
  await app.done();
  await expect(app.marks).toHaveCount(2);
  const exported = await app.download();
  expectGrounded(exported);
  expect(exported.extraction.mentions.map(({ text, start }) => [text, start])).toEqual([
    ['林小岚', 3],
    ['林小岚', 16],
  ]);
  expect(JSON.stringify(exported)).not.toContain('a-key');
  expect(server.texts.every(({ key }) => key === 'Bearer a-key')).toBe(true);
  expect(server.texts[0]?.body).toContain('林小岚');
  expect(server.texts[0]?.body).toContain('"structured_outputs"');

  // A worker is bound to the server by its policy: nothing else, not even the site.
  const worker = page.workers().find((one) => one.url().includes('remote.worker'));
  const elsewhere = server.address.replace('127.0.0.1', 'localhost');
  const refused = await worker?.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) =>
          fetch(url).then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ),
    [page.url(), `${elsewhere}/v1/models`, `${server.address}/`],
  );
  expect(refused).toEqual(['refused', 'refused', 'reached']);

  // Typing asks nothing at once; a cancel ends the request.
  const before = server.texts.length;
  server.hanging = true;
  await app.text.fill(`${TEXT}后来下雨了。`);
  await page.waitForTimeout(1200);
  expect(server.texts).toHaveLength(before);
  await page.getByRole('button', { name: '开始抽取' }).click();
  await expect.poll(() => server.texts.length).toBeGreaterThan(before);
  await page.locator('.job').getByRole('button', { name: '取消' }).click();
  await expect.poll(() => server.givenUp, { timeout: 1000 }).toBeGreaterThan(0);

  // Left with one click: nothing goes there any more.
  await page.getByRole('button', { name: '改回内置模型' }).click();
  await app.ready();
  await expect(page.getByText('从不上传').first()).toBeVisible();
  const after = server.asked.length;
  await app.extract(`${TEXT}雨停了。`);
  expect(server.asked).toHaveLength(after);
});

test('says why it cannot be used, and loses nothing', async ({ app, page }) => {
  await app.open();
  await app.worksOffline();
  await app.choosePreset('ner-general');
  const section = await openServer(page);
  const alert = section.getByRole('alert');
  const ask = async (address: string): Promise<void> => {
    await section.getByLabel('地址', { exact: true }).fill(address);
    await section.getByRole('button', { name: '读取模型列表' }).click();
  };
  server.open = false;
  await ask(server.address);
  await expect(alert).toContainText('不许这个网页读它的回答');
  await expect(section).toContainText(`OLLAMA_ORIGINS=${new URL(page.url()).origin}`);
  server.open = true;
  await ask(`${server.address}/elsewhere`);
  await expect(alert).toContainText('不是 JSON');
  await ask(`${server.address}/moved/v1`);
  await expect(alert).toContainText('要转到另一个地址');
  expect(server.asked.at(-1)?.path).toBe('/moved/v1/models');
  await ask('http://user:word@127.0.0.1/v1');
  await expect(alert).toContainText('不能带用户名和密码');

  await ask(server.address);
  await section.getByRole('button', { name: '使用这个模型' }).click();
  await section.getByRole('button', { name: '发给这台服务器' }).click();
  await page.keyboard.press('Escape');
  // A text that is there when a model gets ready is read at once.
  await expect(app.status).toContainText(`文本会发给 ${server.address}/v1`);
  await app.ready();
  await app.text.fill(TEXT);
  await page.getByRole('button', { name: '开始抽取' }).click();
  await expect(app.marks).toHaveCount(2);
  server.key = 'changed-meanwhile';
  await app.text.fill(`${TEXT}后来下雨了。`);
  await page.getByRole('button', { name: '开始抽取' }).click();
  await expect(app.status.getByRole('alert')).toContainText('不接受这个密钥');
  await expect(app.status.getByRole('alert')).toContainText('status 401: invalid key');
  await expectNoViolation(page, 'the mark');
  await expect(app.marks).toHaveCount(2);

  // The next visit begins with the built-in model.
  await page.reload();
  await app.ready();
  await expect(page.getByRole('button', { name: /^模型：内置/ })).toBeVisible();
  await server.stop();
  await openServer(page);
  await ask(server.address);
  await expect(alert).toContainText('没有得到任何回应');
  await expect(section).toContainText('证书不受信任');
  await expectNoViolation(page, 'help');
});
