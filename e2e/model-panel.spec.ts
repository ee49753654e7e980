// The panel of models: reached by keyboard, honest without WebGPU, quiet until a download is asked for.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

/** Rows of the catalogue. */
const LARGE_MODELS = 12;
const VIEWPORTS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;

/** As hubs of models answer pages of other sites. */
const ANYONE = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

function panelOf(page: Page): Locator {
  return page.getByRole('dialog', { name: '模型', exact: true });
}

async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^模型：/ }).click();
  await expect(panelOf(page).locator('[data-model]').first()).toBeVisible();
  return panelOf(page);
}

async function expectNoViolation(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect.soft(found, state).toEqual([]);
}

/** Stands in for a graphics card: only what the panel asks of it; no model runs on it. */
async function pretendWebgpu(page: Page, features: readonly string[]): Promise<void> {
  await page.addInitScript((names) => {
    const adapter = { features: new Set(names), info: { vendor: 'a-vendor' }, limits: {} };
    const gpu = { requestAdapter: () => Promise.resolve(adapter) };
    Object.defineProperty(navigator, 'gpu', { value: gpu });
  }, features);
}

test.describe('without WebGPU', () => {
  test('the panel opens by keyboard, says what is missing, and the built-in model goes on', async ({
    app,
    page,
  }) => {
    await app.open();
    const button = page.getByRole('button', { name: /^模型：内置 mini · \d+ MB$/ });
    await button.focus();
    await page.keyboard.press('Enter');
    const panel = panelOf(page);
    await expect(panel.getByText('这里运行不了大模型')).toBeVisible();
    await expect(panel.getByText('内置模型不受影响，照常工作')).toBeVisible();
    const rows = panel.locator('[data-model]');
    await expect(rows).toHaveCount(LARGE_MODELS);
    for (const row of await rows.all()) {
      await expect(row).toContainText('需要 WebGPU，这里没有');
      await expect(row.getByRole('button')).toBeDisabled();
    }
    await expect(panel.getByText('推荐')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(button).toBeFocused();
    await app.extract(SHORT_TEXT);
    expect(await app.count('实体')).toBeGreaterThan(0);
  });

  test('nothing is asked of the network before a download is', async ({ app, context, page }) => {
    await app.open();
    await app.worksOffline();
    const elsewhere: string[] = [];
    const note = (url: string): void => {
      if (!url.startsWith(new URL(page.url()).origin) && !url.startsWith('blob:')) {
        elsewhere.push(url);
      }
    };
    context.on('request', (request) => {
      note(request.url());
    });
    page.on('websocket', (socket) => {
      note(socket.url());
    });
    const panel = await openPanel(page);
    await panel.getByRole('radio', { name: 'ModelScope' }).check();
    await panel.getByRole('radio', { name: '自己的地址' }).check();
    await panel.getByLabel('存放模型的地址').fill('https://models.example.org/mlc');
    await page.waitForTimeout(1000);
    expect(elsewhere).toEqual([]);
  });

  test('the chosen source is remembered', async ({ app, page }) => {
    await app.open();
    const panel = await openPanel(page);
    await panel.getByRole('radio', { name: 'ModelScope' }).check();
    await page.reload();
    await app.ready();
    await openPanel(page);
    await expect(panel.getByRole('radio', { name: 'ModelScope' })).toBeChecked();
  });
});

test('a large model that does not run gives way to the built-in one, which says why', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('begun') === null) {
      localStorage.setItem('chinchilla-large-model', 'gone-model');
    }
    sessionStorage.setItem('begun', 'yes');
  });
  await app.open();
  const notice = page.getByRole('alert').filter({ hasText: 'gone-model 没能运行' });
  await expect(notice).toContainText('已改用内置 mini，文本都在');
  await expect(page.getByRole('button', { name: /^模型：内置/ })).toBeVisible();
  await app.extract(SHORT_TEXT);
  expect(await app.count('实体')).toBeGreaterThan(0);
  await notice.getByRole('button').click();
  await expect(notice).toHaveCount(0);
  await page.reload();
  await app.ready();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test.describe('a model of one’s own', () => {
  test.use({ allowedErrors: /Failed to load resource/ });

  test('is refused in a sentence when its name or an address is not one', async ({ app, page }) => {
    await app.open();
    const panel = await openPanel(page);
    const alert = panel.getByRole('alert').filter({ hasText: /./ });
    const form = panel.locator('form');
    await form.getByRole('button', { name: '下载', exact: true }).click();
    await expect(alert).toContainText('请起一个名称');
    await form.getByLabel('名称', { exact: true }).fill('mine');
    for (const address of ['', 'models.example.org', 'ftp://models.example.org/a']) {
      await form.getByLabel('模型地址').fill(address);
      await form.getByRole('button', { name: '下载', exact: true }).click();
      await expect(alert).toContainText('这个地址不能用');
    }
    await expect(panel.locator('[data-model="mine"]')).toHaveCount(0);
  });

  test('that its source does not have says so, and can be given up', async ({
    app,
    page,
    site,
  }) => {
    site.intercept = (_request, response) => {
      response.writeHead(404, ANYONE).end();
      return true;
    };
    await app.open();
    const panel = await openPanel(page);
    const form = panel.locator('form');
    await form.getByLabel('名称', { exact: true }).fill('mine');
    await form.getByLabel('模型地址').fill(`${site.origin}/no-such-model/`);
    await form.getByRole('button', { name: '下载', exact: true }).click();
    const row = panel.locator('[data-model="mine"]');
    await expect(row).toHaveAttribute('data-phase', 'failed');
    await expect(row.getByRole('alert')).toContainText('这个来源没有需要的文件');
    await expect(row.getByRole('button', { name: '重试' })).toBeEnabled();
    await row.getByRole('button', { name: '取消下载' }).click();
    await expect(row).toHaveCount(0);
  });
});

test.describe('with a graphics card', () => {
  test('one model is recommended and none is started', async ({ app, page }) => {
    await pretendWebgpu(page, ['shader-f16']);
    await app.open();
    const panel = await openPanel(page);
    await expect(panel.locator('[data-model]').filter({ hasText: '推荐' })).toHaveCount(1);
    await expect(panel.locator('[data-phase="absent"]')).toHaveCount(LARGE_MODELS);
    await expect(panel.getByRole('button', { name: '下载 Qwen3 0.6B' })).toBeEnabled();
  });

  test('without half precision the single-precision variants are offered, and that is said', async ({
    app,
    page,
  }) => {
    await pretendWebgpu(page, []);
    await app.open();
    const panel = await openPanel(page);
    await expect(panel.getByText('这块显卡不支持半精度运算')).toBeVisible();
    await expect(panel.locator('[data-model*="q4f32_1"]')).toHaveCount(LARGE_MODELS);
  });

  test('the instruction is shown as it is sent, edited, kept, and reset', async ({ app, page }) => {
    await pretendWebgpu(page, ['shader-f16']);
    await app.open();
    await app.choosePreset('ner-general');
    await app.text.fill(SHORT_TEXT);
    await openPanel(page);
    await page.getByRole('button', { name: '查看与修改指令' }).click();
    const dialog = page.getByRole('dialog', { name: '给大模型的指令' });
    const wording = dialog.getByRole('textbox');
    const prompt = dialog.getByRole('region', { name: '完整的提示' });
    await expect(prompt).toContainText('人名');
    await expect(prompt).toContainText(SHORT_TEXT);
    const shipped = await wording.inputValue();
    await wording.fill('只找这些：{labels}。正文：{text}');
    await expect(prompt).toHaveText(/^只找这些：人名\s+地名\s+机构名。正文：昨天/);
    await page.reload();
    await app.ready();
    await app.choosePreset('ner-general');
    await openPanel(page);
    await page.getByRole('button', { name: '查看与修改指令' }).click();
    await expect(wording).toHaveValue('只找这些：{labels}。正文：{text}');
    await dialog.getByRole('button', { name: '恢复原文' }).click();
    await expect(wording).toHaveValue(shipped);
    await dialog.getByLabel('指令语言').selectOption('en');
    await expect(wording).toHaveValue(/^Find the entities/);
    await dialog.getByLabel('任务').selectOption('ee');
    await expect(dialog.getByText('不会发送')).toBeVisible();
  });
});

for (const [device, viewport] of Object.entries(VIEWPORTS)) {
  for (const colorScheme of SCHEMES) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, reducedMotion: 'reduce' });

      for (const webgpu of [false, true]) {
        test(`axe finds nothing wrong ${webgpu ? 'with' : 'without'} WebGPU`, async ({
          app,
          page,
        }) => {
          if (webgpu) await pretendWebgpu(page, ['shader-f16']);
          await app.open();
          await openPanel(page);
          await expectNoViolation(page, 'panel');
          if (!webgpu) return;
          await page.getByRole('button', { name: '查看与修改指令' }).click();
          await expectNoViolation(page, 'instructions');
        });
      }
    });
  }
}
