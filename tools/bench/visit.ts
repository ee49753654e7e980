// One visit of the page: when it is ready, and how long an extraction takes there.
import type { Page } from 'playwright';

/** What the page notes about itself; times are `performance.now()` of the page, in milliseconds. */
interface Notes {
  readonly ready: number[];
  readonly jobs: { readonly phase: string; readonly at: number }[];
  readonly longTasks: { readonly at: number; readonly duration: number }[];
}

export interface Run {
  readonly milliseconds: number;
  readonly longestTask: number;
}

/** Runs in the page before its own scripts; tsx would mark a named function in it with a helper that the page lacks. */
function takeNotes(): void {
  const notes: Notes = { ready: [], jobs: [], longTasks: [] };
  Object.assign(globalThis, { benchNotes: notes });
  new MutationObserver(() => {
    const at = performance.now();
    const status = document.querySelector('.status')?.getAttribute('data-phase');
    if (status === 'ready' && notes.ready.length === 0) notes.ready.push(at);
    const phase = document.querySelector('.job')?.getAttribute('data-phase') ?? '';
    if (phase !== notes.jobs.at(-1)?.phase) notes.jobs.push({ phase, at });
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-phase'],
  });
  new PerformanceObserver((list) => {
    for (const { startTime: at, duration } of list.getEntries()) {
      notes.longTasks.push({ at, duration });
    }
  }).observe({ type: 'longtask' });
}

function readNotes(page: Page): Promise<Notes> {
  return page.evaluate(() => (globalThis as unknown as { benchNotes: Notes }).benchNotes);
}

/** Resolves with the milliseconds from navigation to a model that is ready. */
export async function visit(page: Page, url: string): Promise<number> {
  await page.addInitScript(takeNotes);
  await page.goto(url);
  await page.locator('.status[data-phase="ready"]').waitFor({ timeout: 300_000 });
  const [ready] = (await readNotes(page)).ready;
  if (ready === undefined) throw new Error('the page did not note when it was ready');
  return ready;
}

/** The samples that an empty page offers. */
export function readSamples(page: Page): Promise<string[]> {
  return page.locator('[data-sample] .start').allTextContents();
}

/** From the begin of the run to its end; waiting for a pause in typing is not part of it. */
export async function extract(page: Page, preset: string, text: string): Promise<Run> {
  const area = page.getByRole('textbox', { name: '原文' });
  await area.evaluate((element) => {
    (element as HTMLTextAreaElement).value = '';
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await page.getByRole('combobox', { name: '抽取方案' }).selectOption(preset);
  const before = (await readNotes(page)).jobs.length;
  await area.evaluate((element, content) => {
    (element as HTMLTextAreaElement).value = content;
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
  const done = page.locator('.job[data-phase="done"]');
  await done.waitFor({ state: 'attached', timeout: 900_000 });
  const { jobs, longTasks } = await readNotes(page);
  const own = jobs.slice(before);
  const began = own.find(({ phase }) => phase === 'running')?.at;
  const ended = own.findLast(({ phase }) => phase === 'done')?.at;
  if (began === undefined || ended === undefined) throw new Error('the run left no notes');
  const during = longTasks.filter(({ at }) => at >= began && at <= ended);
  const longestTask = Math.max(0, ...during.map(({ duration }) => duration));
  return { milliseconds: ended - began, longestTask };
}

/** Threads of the worker's runtime, as the page knows them. */
export async function countThreads(page: Page): Promise<number> {
  return Number(await page.locator('.status').getAttribute('data-threads'));
}
