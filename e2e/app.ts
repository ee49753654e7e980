// The page as a person meets it: text, presets, results, and what they take away.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Extraction, Mention } from '../src/core/extraction';

export interface Exported {
  readonly text: string;
  readonly extraction: Extraction;
}

/** Milliseconds for one extraction of a short text. */
const RUN = { timeout: 60_000 };

export class App {
  readonly page: Page;
  readonly text: Locator;
  readonly status: Locator;
  readonly job: Locator;
  readonly marks: Locator;
  readonly rows: Locator;
  readonly threshold: Locator;
  readonly preset: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: '原文' });
    this.status = page.locator('.status');
    this.job = page.locator('.job');
    this.marks = page.locator('.mark');
    this.rows = page.getByRole('tabpanel').locator('[data-row]');
    this.threshold = page.getByRole('slider', { name: '最低置信度' });
    this.preset = page.getByRole('combobox', { name: '抽取方案' });
  }

  async open(url = '/'): Promise<void> {
    await this.page.goto(url);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.status).toHaveAttribute('data-phase', 'ready', RUN);
  }

  /** Until a service worker serves the page and the model is stored. */
  async worksOffline(): Promise<void> {
    await expect(this.status).toContainText('已可离线使用', RUN);
  }

  /** Read now, or shown as it was found earlier. */
  async done(options = RUN): Promise<void> {
    await expect(this.job).toHaveAttribute('data-phase', /^(?:done|stored)$/u, options);
  }

  async choosePreset(id: string): Promise<void> {
    await this.preset.selectOption(id);
  }

  /** Through the clipboard, over what was there. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await this.text.focus();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Control+V');
  }

  /** Also with lone surrogates, which do not survive the way to the browser in any other form. */
  async setText(text: string): Promise<void> {
    await this.text.evaluate((element, json) => {
      const area = element as HTMLTextAreaElement;
      area.value = JSON.parse(json) as string;
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, JSON.stringify(text));
  }

  async extract(text: string, options = RUN): Promise<void> {
    await this.text.fill(text);
    await this.done(options);
  }

  /** One of the samples that an empty page offers; it brings its preset. */
  async extractSample(id: string): Promise<void> {
    await this.page.locator(`[data-sample="${id}"]`).click();
    await this.done();
  }

  async openTab(name: '实体' | '关系' | '事件'): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** The number that stands on a tab. */
  async count(name: '实体' | '关系' | '事件'): Promise<number> {
    return Number(await this.page.getByRole('tab', { name }).locator('.count').textContent());
  }

  async setThreshold(value: number): Promise<void> {
    await this.threshold.fill(String(value));
  }

  async download(): Promise<Exported> {
    const waiting = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: '下载 JSON' }).click();
    const file = await (await waiting).path();
    return JSON.parse(await readFile(file, 'utf8')) as Exported;
  }
}

/** Every span is true, ids are unique, and relations and events point at mentions that are there. */
export function expectGrounded({ text, extraction }: Exported): void {
  const { mentions, relations, events } = extraction;
  const untrue = mentions.filter(
    (mention) => mention.text === '' || text.slice(mention.start, mention.end) !== mention.text,
  );
  expect(untrue).toEqual([]);
  const ids = new Set(mentions.map((mention) => mention.id));
  expect(ids.size).toBe(mentions.length);
  const used = [
    ...relations.flatMap((relation) => [relation.head, relation.tail]),
    ...events.flatMap((event) => [event.trigger, ...event.arguments.map((a) => a.mention)]),
  ];
  expect(used.filter((id) => !ids.has(id))).toEqual([]);
}

export function mentionOf(extraction: Extraction, id: string): Mention {
  const mention = extraction.mentions.find((candidate) => candidate.id === id);
  if (mention === undefined) throw new Error(`no mention ${id}`);
  return mention;
}
