// The workshop with many documents: how long its steps take, and for how long the page is held up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { lineOf } from '../../src/corpus/dataset/line';
import { longTasks } from './long-tasks';
import { madeUpDocuments } from './made-up-documents';
import { visit } from './visit';

type StepName = 'unifyAndCheck' | 'instruct';

export interface WorkshopReport {
  readonly documents: number;
  readonly characters: number;
  readonly records: number;
  readonly seconds: Readonly<Record<StepName, number>>;
  /** Milliseconds of tasks of the page over 50 ms, longest first. */
  readonly longTasks: Readonly<Record<StepName, readonly number[]>>;
}

const SEED = '1';
const PATIENCE = { timeout: 900_000 };

export async function benchWorkshop(
  browser: Browser,
  url: string,
  count: number,
): Promise<WorkshopReport> {
  const made = madeUpDocuments(count, SEED);
  const characters = made.reduce((sum, { text }) => sum + text.length, 0);
  // On disk: a buffer would be unpacked by the page itself.
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-workshop-'));
  try {
    const file = path.join(folder, 'made-up.jsonl');
    writeFileSync(file, made.map((document) => `${lineOf(document)}\n`).join(''));
    return { documents: count, characters, ...(await measure(browser, url, file, count)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  browser: Browser,
  url: string,
  file: string,
  documents: number,
): Promise<Omit<WorkshopReport, 'documents' | 'characters'>> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await visit(page, url);
  await page.getByRole('group', { name: '文档' }).getByRole('button', { name: /^文档/u }).click();
  await page.getByRole('button', { name: '数据集工坊' }).click();
  const dialog = page.getByRole('dialog', { name: '数据集工坊' });
  const input = dialog.locator('input[type=file]').first();
  await input.waitFor({ state: 'attached' });
  await longTasks(page);

  console.error(`unifying and checking ${documents} documents …`);
  const begun = performance.now();
  await input.setInputFiles(file);
  await dialog.locator(`[data-unified="${documents}"]`).waitFor(PATIENCE);
  const unified = performance.now();
  // What is shown of it belongs to the step.
  await page.waitForTimeout(1000);
  const first = await longTasks(page);

  console.error('making instructions …');
  const asked = performance.now();
  await dialog.getByRole('button', { name: '生成指令' }).click();
  const records = dialog.locator('[data-records]');
  await records.waitFor(PATIENCE);
  const done = performance.now();
  await page.waitForTimeout(1000);
  const second = await longTasks(page);
  const count = Number(await records.getAttribute('data-records'));
  await context.close();
  return {
    records: count,
    seconds: { unifyAndCheck: (unified - begun) / 1000, instruct: (done - asked) / 1000 },
    longTasks: { unifyAndCheck: first, instruct: second },
  };
}
