// Drives the page as a person does, and hears what its workers answer.
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Locator, Page } from 'playwright';
import type { Extraction } from '../../src/core/extraction';
import type { LlmUsage } from '../../src/engine/contract/extractor';
import { PRESET, type KnownText } from './texts';
import type { TextResult } from './report';

const MODEL_ID = 'llm-check';

interface Heard {
  readonly usages: LlmUsage[];
}

/** Runs in the page before its own scripts: notes the summaries of jobs, which a worker sends over comlink. */
function listen(): void {
  const heard: { usages: unknown[] } = { usages: [] };
  Object.assign(globalThis, { llmCheck: heard });
  const Plain = globalThis.Worker;
  globalThis.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        const data = event.data as { value?: { value?: { usage?: unknown } } } | undefined;
        const usage = data?.value?.value?.usage;
        if (usage !== undefined) heard.usages.push(usage);
      });
    }
  };
}

export class CheckPage {
  readonly #page: Page;
  readonly #limit: number;

  constructor(page: Page, limit: number) {
    this.#page = page;
    this.#limit = limit;
    page.setDefaultTimeout(limit);
  }

  static async open(context: BrowserContext, url: string, limit: number): Promise<CheckPage> {
    const page = await context.newPage();
    await page.addInitScript(listen);
    const opened = new CheckPage(page, limit);
    await page.goto(url);
    await opened.#ready();
    return opened;
  }

  async offlineReady(): Promise<void> {
    await this.#page.getByText('已可离线使用').waitFor();
  }

  /** Throws with what the page says where the download fails. */
  async download(model: string, library: string): Promise<void> {
    const panel = await this.#panel();
    const form = panel.locator('form');
    await form.getByLabel('名称', { exact: true }).fill(MODEL_ID);
    await form.getByLabel('模型地址').fill(model);
    await form.getByLabel('模型库地址').fill(library);
    await form.getByRole('button', { name: '下载', exact: true }).click();
    await this.#reaches(panel, 'present');
  }

  async verify(): Promise<void> {
    const panel = await this.#panel();
    await this.#row(panel).getByRole('button', { name: '校验' }).click();
    await this.#either(
      panel.getByText('校验通过'),
      panel.getByRole('alert').filter({ hasText: /./u }),
    );
  }

  async use(): Promise<void> {
    const panel = await this.#panel();
    await this.#row(panel).getByRole('button', { name: '使用' }).click();
    await this.#either(
      this.#row(panel).getByText('正在使用'),
      panel.getByRole('alert').filter({ hasText: /./u }),
    );
    await this.#page.keyboard.press('Escape');
  }

  async adapter(): Promise<string> {
    return this.#page.evaluate(async () => {
      interface Info {
        readonly vendor?: string;
        readonly architecture?: string;
        readonly description?: string;
      }
      const { gpu } = navigator as unknown as {
        gpu?: { requestAdapter(): Promise<{ info?: Info; features: Set<string> } | null> };
      };
      const adapter = await gpu?.requestAdapter().catch(() => null);
      if (!adapter) return 'none';
      const { vendor = '', architecture = '', description = '' } = adapter.info ?? {};
      const half = adapter.features.has('shader-f16') ? 'shader-f16' : 'no shader-f16';
      return [vendor, architecture, description, half].filter((part) => part !== '').join(', ');
    });
  }

  async extract({ text, answers }: KnownText): Promise<TextResult> {
    const page = this.#page;
    await page.getByRole('combobox', { name: '抽取方案' }).selectOption(PRESET);
    const began = performance.now();
    await this.#begin(text);
    const done = page.locator('.job[data-phase="done"]');
    await this.#either(done, page.getByRole('alert').filter({ hasText: /./u }));
    const seconds = (performance.now() - began) / 1000;
    const { extraction } = await this.#exported();
    const { mentions } = extraction;
    const untrue = mentions.filter(
      ({ start, end, text: words }) => text.slice(start, end) !== words,
    );
    const known = answers.filter((answer) => mentions.some(({ text: words }) => words === answer));
    const usage = await this.#usage();
    return {
      text,
      seconds,
      found: mentions.length,
      known: known.length,
      of: answers.length,
      untrue: untrue.length,
      ...(usage === undefined ? {} : { usage }),
    };
  }

  /** Milliseconds from the press of the button until the page has ended the job. */
  async cancel(text: string): Promise<number> {
    const page = this.#page;
    await this.#begin(text);
    await page.locator('.job[data-phase="running"]').waitFor();
    const before = performance.now();
    await page.locator('.job').getByRole('button').click();
    await page.locator('.job[data-phase="cancelled"]').waitFor();
    return performance.now() - before;
  }

  /** Another text, and the start that a large model waits for. */
  async #begin(text: string): Promise<void> {
    const page = this.#page;
    await page.getByRole('textbox', { name: '原文' }).fill(text);
    await page.getByRole('button', { name: '开始抽取' }).click();
  }

  async #exported(): Promise<{ readonly extraction: Extraction }> {
    const waiting = this.#page.waitForEvent('download');
    await this.#page.getByRole('button', { name: '下载 JSON' }).click();
    const file = await (await waiting).path();
    return JSON.parse(await readFile(file, 'utf8')) as { readonly extraction: Extraction };
  }

  #usage(): Promise<LlmUsage | undefined> {
    return this.#page.evaluate(() =>
      (globalThis as unknown as { llmCheck: Heard }).llmCheck.usages.pop(),
    );
  }

  async #ready(): Promise<void> {
    await this.#page.locator('.status[data-phase="ready"]').waitFor();
  }

  async #panel(): Promise<Locator> {
    const panel = this.#page.getByRole('dialog', { name: '模型', exact: true });
    if (!(await panel.isVisible()))
      await this.#page.getByRole('button', { name: /^模型：/u }).click();
    await panel.locator('form').waitFor();
    return panel;
  }

  #row(panel: Locator): Locator {
    return panel.locator(`[data-model="${MODEL_ID}"]`);
  }

  async #reaches(panel: Locator, phase: string): Promise<void> {
    const reached = panel.locator(`[data-model="${MODEL_ID}"][data-phase="${phase}"]`);
    await this.#either(reached, panel.getByRole('alert').filter({ hasText: /./u }));
  }

  /** Resolves when the first is seen; throws what the other one says. */
  async #either(wanted: Locator, failure: Locator): Promise<void> {
    await wanted.or(failure).first().waitFor({ timeout: this.#limit });
    if (await wanted.first().isVisible()) return;
    throw new Error((await failure.first().innerText()).replaceAll(/\s+/gu, ' ').trim());
  }
}
