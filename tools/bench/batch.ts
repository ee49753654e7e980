// Reading many documents in the background, closed in the middle and gone on with.
import type { Browser, Page } from 'playwright';
import { plainLines } from './crowded';
import { importLines } from './import-file';
import { peakMemory } from './memory';
import { stored, until } from './queue-state';
import { extract, readSamples, visit } from './visit';

export interface BatchReport {
  readonly documents: number;
  readonly characters: number;
  /** How many were read when the page was closed. */
  readonly readBeforeClose: number;
  /** How many are read at the end, and how many places the queue has left. */
  readonly read: number;
  readonly left: number;
  readonly charsPerSecond: number;
  /** One text of the same length as half of them, read by the page: characters a second. */
  readonly oneText: number;
  readonly peakMemory: number | null;
}

const LENGTH = 1000;
const PRESET = 'ner-general';

const openTable = async (page: Page): Promise<void> => {
  await page.getByRole('group', { name: '视图' }).getByRole('button', { name: '全部文档' }).click();
};

export async function benchBatch(
  browser: Browser,
  url: string,
  documents: number,
): Promise<BatchReport> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.addInitScript(() => {
    localStorage.setItem('chinchilla-toured', 'yes');
  });
  const first = await context.newPage();
  await visit(first, url);
  const samples = await readSamples(first);
  const lines = plainLines(documents, samples, LENGTH);
  await first.getByRole('combobox', { name: '抽取方案' }).selectOption(PRESET);
  await importLines(first, 'bench.jsonl', lines);
  await openTable(first);
  await first.getByRole('checkbox', { name: '全选' }).check();
  await first.getByRole('checkbox', { name: '用当前方案' }).check();
  await first.getByRole('button', { name: /^抽取所选/u }).click();
  const half = await until(first, ({ read }) => read >= documents / 2);
  await first.close({ runBeforeUnload: false });

  const second = await context.newPage();
  await visit(second, url);
  const before = (await stored(second)).read;
  const began = Date.now();
  const end = await until(second, ({ left }) => left === 0);
  const seconds = (Date.now() - began) / 1000;
  const charsPerSecond = ((end.read - before) * LENGTH) / seconds;
  const peak = await peakMemory(context.browser());
  const text = lines
    .slice(0, Math.min(40, Math.ceil(documents / 2)))
    .map((line) => (JSON.parse(line) as { text: string }).text)
    .join('\n')
    .replaceAll('据第', '又据');
  await second.getByRole('group', { name: '视图' }).getByRole('button', { name: '正文' }).click();
  await second.getByRole('button', { name: '新建' }).click();
  const { milliseconds } = await extract(second, PRESET, text);
  await context.close();
  return {
    documents,
    characters: documents * LENGTH,
    readBeforeClose: half.read,
    read: end.read,
    left: end.left,
    charsPerSecond,
    oneText: (text.length * 1000) / milliseconds,
    peakMemory: peak,
  };
}
