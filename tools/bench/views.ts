// How the page bears a crowded document: opening it, scrolling, a key, the views, the review.
import type { Browser, Page } from 'playwright';
import { CHINCHILLA } from '../../src/formats/chinchilla';
import { crowdedDocument } from './crowded';
import { importLines } from './import-file';
import { visit } from './visit';

/** Milliseconds; medians where a thing was done several times. */
export interface ViewsReport {
  readonly characters: number;
  readonly mentions: number;
  readonly relations: number;
  /** From opening the stored document to its first marks. */
  readonly firstMarks: number;
  /** Longest gap between two frames while the text is scrolled, and the median. */
  readonly worstFrame: number;
  readonly medianFrame: number;
  /** From a key in the middle to the next frame. */
  readonly key: number;
  readonly table: number;
  readonly graph: number;
  readonly graphSettled: number;
  readonly timeline: number;
  /** From the key of a decision to the next find on screen; the slowest too. */
  readonly decision: number;
  readonly slowestDecision: number;
  /** The same in a document of 8,000 characters, as long as a report. */
  readonly usualDecision: number;
  readonly slowestUsual: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function crowdedLine(
  length = 55_000,
  persons = 900,
): Promise<{
  line: string;
  document: ReturnType<typeof crowdedDocument>;
}> {
  const document = crowdedDocument(length, persons);
  if (CHINCHILLA.write === undefined) throw new Error('the format has no writer');
  // eslint-disable-next-line @typescript-eslint/require-await
  const documents = (async function* () {
    yield document;
  })();
  let line = '';
  for await (const { content } of CHINCHILLA.write(documents, {})) {
    line += typeof content === 'string' ? content : new TextDecoder().decode(content);
  }
  return { line: line.trim(), document };
}

/** From `act` in the page to the frame after `selector` is there. */
async function timed(page: Page, press: () => Promise<void>, selector: string): Promise<number> {
  const began = await page.evaluate(() => performance.now());
  await press();
  const ended = await page.evaluate(async (wanted) => {
    while (document.querySelector(wanted) === null) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now();
  }, selector);
  return ended - began;
}

async function scrollFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const gaps: number[] = [];
    let last = performance.now();
    for (let n = 0; n < 120; n += 1) {
      window.scrollBy(0, 140);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    return gaps.slice(2);
  });
}

async function oneKey(page: Page): Promise<number> {
  return page.getByRole('textbox', { name: '原文' }).evaluate(async (element) => {
    const area = element as HTMLTextAreaElement;
    const at = Math.floor(area.value.length / 2);
    const began = performance.now();
    area.setRangeText('字', at, at, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
}

/** Each decision is awaited: the card shows another find. */
async function decisions(page: Page, count: number): Promise<readonly number[]> {
  const open = page.getByRole('button', { name: '逐条核对' });
  if ((await open.getAttribute('aria-expanded')) !== 'true') await open.click();
  await page.locator('.review .card').waitFor();
  return page.locator('.review').evaluate(async (pane, times) => {
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const status = pane.querySelector('[role=status]');
      const before = status?.textContent;
      const began = performance.now();
      pane.dispatchEvent(
        new KeyboardEvent('keydown', { key: n % 3 === 0 ? 'x' : 'a', bubbles: true }),
      );
      while (pane.querySelector('[role=status]')?.textContent === before) {
        await new Promise(requestAnimationFrame);
      }
      took.push(performance.now() - began);
    }
    return took;
  }, count);
}

/** What was stored is opened by a reload, as at the next visit: from its text to its first marks. */
async function reopened(page: Page): Promise<number> {
  await page.reload();
  return page.evaluate(async () => {
    while ((document.querySelector('textarea')?.value ?? '') === '')
      await new Promise(requestAnimationFrame);
    const began = performance.now();
    while (document.querySelector('.mark') === null) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
}

/** In another document, which is opened for it. */
async function usualDecisions(page: Page): Promise<readonly number[]> {
  const { line } = await crowdedLine(8000, 150);
  await importLines(page, 'usual.jsonl', [line.replace('"crowded"', '"usual"')]);
  await page.waitForTimeout(3000);
  return decisions(page, 200);
}

export async function benchViews(browser: Browser, url: string): Promise<ViewsReport> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(() => {
    localStorage.setItem('chinchilla-toured', 'yes');
  });
  const page = await context.newPage();
  await visit(page, url);
  const { line, document: crowded } = await crowdedLine();
  await importLines(page, 'crowded.jsonl', [line]);
  await page.locator('.mark').first().waitFor();
  const firstMarks = await reopened(page);
  await page.locator('.status[data-phase="ready"]').waitFor({ timeout: 300_000 });
  await page.waitForTimeout(3000);
  const frames = await scrollFrames(page);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  const view = (name: string) =>
    page.getByRole('group', { name: '视图' }).getByRole('button', { name });
  const table = await timed(page, () => view('表格').click(), '[role=grid] .line');
  const graph = await timed(page, () => view('关系图').click(), 'g.node');
  const graphSettled = await timed(
    page,
    () => page.getByText('正在排布').waitFor({ state: 'hidden', timeout: 120_000 }),
    'g.node',
  );
  const timeline = await timed(page, () => view('时间线').click(), '.view .none, .view .sheet');
  await view('正文').click();
  const keys: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    keys.push(await oneKey(page));
    await page.waitForTimeout(1500);
  }
  const took = await decisions(page, 200);
  const tookUsual = await usualDecisions(page);
  await context.close();
  const { mentions = [], relations = [] } = crowded.predictions?.extraction ?? {};
  return {
    characters: crowded.text.length,
    mentions: mentions.length,
    relations: relations.length,
    firstMarks,
    worstFrame: Math.max(...frames),
    medianFrame: median(frames),
    key: median(keys),
    table,
    graph,
    graphSettled,
    timeline,
    decision: median(took),
    slowestDecision: Math.max(...took),
    usualDecision: median(tookUsual),
    slowestUsual: Math.max(...tookUsual),
  };
}
