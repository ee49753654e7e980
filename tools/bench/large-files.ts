// Large files brought in as a person does: how long the page is held up while they are read, stored and opened.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { pdfOf } from '../../src/files/pdf/pdf.fixture';
import { longTasks } from './long-tasks';
import { composeText } from './text';
import { readSamples, visit } from './visit';

export interface FileReport {
  readonly file: string;
  readonly megabytes: number;
  readonly documents: number;
  /** From the choice of the file until it can be imported, and from there until the first one is open. */
  readonly readSeconds: number;
  readonly storeSeconds: number;
  /** Milliseconds of tasks of the page over 50 ms, longest first: reading, storing, opening. */
  readonly longTasks: Readonly<Record<'read' | 'store' | 'open', readonly number[]>>;
}

const PAGES = 300;
const LINES = 38;
const LINE = 30;
const CSV_BYTES = 50_000_000;
const ROW = 400;

function pdf(samples: readonly string[]): Buffer {
  const text = composeText(samples, PAGES * LINES * LINE);
  const pages = Array.from({ length: PAGES }, (_, page) =>
    Array.from({ length: LINES }, (_unused, line) => {
      const at = (page * LINES + line) * LINE;
      return { text: text.slice(at, at + LINE), x: 60, y: 790 - line * 20 };
    }),
  );
  return Buffer.from(pdfOf(pages));
}

function csv(samples: readonly string[]): Buffer {
  const text = composeText(samples, 400_000);
  const rows = ['编号,正文,栏目'];
  for (let bytes = 0, row = 1; bytes < CSV_BYTES; row += 1) {
    const at = (row * 137) % (text.length - ROW);
    const line = `${row},"${text.slice(at, at + ROW).replaceAll('"', '')}",第${row % 7}版`;
    rows.push(line);
    bytes += Buffer.byteLength(line) + 1;
  }
  return Buffer.from(`${rows.join('\n')}\n`);
}

async function bringIn(page: Page, file: string, megabytes: number): Promise<FileReport> {
  await longTasks(page);
  const begun = performance.now();
  const dialog = page.getByRole('dialog', { name: '导入' });
  const table = file.endsWith('.csv');
  await page.getByLabel('打开文件', { exact: true }).setInputFiles(file);
  if (table) {
    await dialog
      .getByLabel(/正文|文本/u)
      .first()
      .waitFor({ timeout: 600_000 });
  }
  const store = dialog.getByRole('button', { name: /^导入 .* 份文档$/u });
  await store.waitFor({ timeout: 600_000 });
  const label = (await store.textContent()) ?? '';
  const read = await longTasks(page);
  const ready = performance.now();
  await store.click();
  await dialog.getByText('导入完成').waitFor({ timeout: 1_200_000 });
  const stored = await longTasks(page);
  const end = performance.now();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await page.waitForTimeout(4000);
  const open = await longTasks(page);
  return {
    ...{ file: path.basename(file), megabytes },
    documents: Number(label.replaceAll(/\D/gu, '')),
    readSeconds: (ready - begun) / 1000,
    storeSeconds: (end - ready) / 1000,
    longTasks: { read, store: stored, open },
  };
}

export async function benchFiles(browser: Browser, url: string): Promise<readonly FileReport[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-files-'));
  try {
    const reports: FileReport[] = [];
    for (const [name, make] of [
      ['report.pdf', pdf],
      ['table.csv', csv],
    ] as const) {
      const context = await browser.newContext({ locale: 'zh-CN' });
      const page = await context.newPage();
      await visit(page, url);
      const content = make(await readSamples(page));
      await visit(page, url);
      const file = path.join(folder, name);
      writeFileSync(file, content);
      console.error(`bringing in ${name} …`);
      reports.push(await bringIn(page, file, content.length / 1e6));
      await context.close();
    }
    return reports;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
