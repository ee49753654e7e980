/** Documents read by the page as a person has it done: imported, chosen, read in the background, exported. */
import { readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import type { Page } from 'playwright';
import type { Extraction } from '../../../src/core/extraction';
import { filterByScore } from '../../../src/core/filter';
import { importLines } from '../import-file';
import { until } from '../queue-state';
import { visit } from '../visit';
import type { Found, TextLine } from './text-line';

const TIMEOUT = 1_800_000;

interface ExportedLine {
  readonly id: string;
  readonly text: string;
  readonly document: {
    readonly source?: { readonly id?: string };
    readonly predictions?: { readonly extraction: Extraction };
  };
}

async function readAll(page: Page, count: number): Promise<void> {
  await page.getByRole('group', { name: '视图' }).getByRole('button', { name: '全部文档' }).click();
  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('checkbox', { name: '用当前方案' }).check();
  await page.getByRole('button', { name: /^抽取所选/u }).click();
  await until(page, ({ read, left }) => read >= count && left === 0);
}

async function exportAll(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^导出(全部|所选)/u }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '格式' }).selectOption('chinchilla');
  const waiting = page.waitForEvent('download', { timeout: TIMEOUT });
  await dialog.getByRole('button', { name: '下载', exact: true }).click({ timeout: TIMEOUT });
  const download = await waiting;
  const bytes = readFileSync(await download.path());
  if (!download.suggestedFilename().endsWith('.zip')) return bytes.toString('utf8');
  return Object.values(unzipSync(bytes))
    .map((file) => strFromU8(file))
    .join('\n');
}

/** The page holds no score back; its threshold is the command line's. */
export async function byPage(
  page: Page,
  url: string,
  lines: readonly TextLine[],
  preset: string,
): Promise<Found[]> {
  await page.addInitScript(() => {
    localStorage.setItem('chinchilla-toured', 'yes');
  });
  await visit(page, url);
  await page.getByRole('combobox', { name: '抽取方案' }).selectOption(preset);
  const rows = lines.map((line) => JSON.stringify(line));
  await importLines(page, 'same.jsonl', rows);
  await readAll(page, lines.length);
  const exported = (await exportAll(page)).split('\n').filter((line) => line !== '');
  return exported.flatMap((line) => {
    const { id, text, document } = JSON.parse(line) as ExportedLine;
    // The page begins with a document that nothing was put into.
    if (text === '') return [];
    if (document.predictions === undefined) throw new Error(`${id} was not read: ${text}`);
    const { extraction } = document.predictions;
    return [{ id: document.source?.id ?? id, text, extraction: filterByScore(extraction, 0.5) }];
  });
}
