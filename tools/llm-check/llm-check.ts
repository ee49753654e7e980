// `npm run llm:check`: takes one large model through the built site in a real browser, all the way.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright';
import { startHost } from '../bench/host';
import { peakMemory } from '../bench/memory';
import { chromiumFlags, findChromium } from '../chromium';
import { CheckPage } from './check-page';
import { hostModel } from './model-host';
import { readCheckOptions, USAGE, type CheckOptions } from './options';
import {
  describeCheck,
  isWhole,
  type CheckReport,
  type Step,
  type StepName,
  type TextResult,
} from './report';
import { KNOWN_TEXTS } from './texts';

/** A browser whose profile outlives it, as a person's does. */
type Browse = () => Promise<BrowserContext>;

class Check {
  readonly steps: Step[] = [];
  readonly texts: TextResult[] = [];
  cancelMs: number | null = null;
  adapter = 'not asked';
  browser = '';
  memory: number | null = null;

  /** Whether the step was gone; after one that failed nothing more is tried. */
  async step(name: StepName, work: () => Promise<void>): Promise<boolean> {
    if (this.steps.some(({ failure }) => failure !== undefined)) return false;
    console.error(`${name} …`);
    const before = performance.now();
    const seconds = (): number => (performance.now() - before) / 1000;
    try {
      await work();
      this.steps.push({ name, seconds: seconds() });
      return true;
    } catch (error) {
      const [failure = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      this.steps.push({ name, seconds: seconds(), failure });
      return false;
    }
  }

  report(): CheckReport {
    const { browser, adapter, steps, texts, cancelMs, memory: peak } = this;
    return { browser, adapter, steps, texts, cancelMs, peakMemory: peak };
  }
}

async function online(
  check: Check,
  page: CheckPage,
  model: { readonly model: string; readonly library: string },
): Promise<void> {
  await check.step('download', () => page.download(model.model, model.library));
  await check.step('verify', () => page.verify());
  await check.step('load', () => page.use());
  await check.step('extract', async () => {
    for (const known of KNOWN_TEXTS) check.texts.push(await page.extract(known));
  });
  await check.step('cancel', async () => {
    const [first] = KNOWN_TEXTS;
    check.cancelMs = await page.cancel((first?.text ?? '').repeat(20));
  });
}

async function offline(check: Check, browse: Browse, url: string, limit: number): Promise<void> {
  await check.step('offline', async () => {
    const context = await browse();
    const page = await CheckPage.open(context, url, limit);
    // The model of the last visit starts by itself; a choice of it changes nothing then.
    const [first] = KNOWN_TEXTS;
    if (first !== undefined) check.texts.push(await page.extract(first));
    check.memory = Math.max(check.memory ?? 0, (await peakMemory(context.browser())) ?? 0) || null;
  });
}

async function run(options: CheckOptions, executablePath: string): Promise<CheckReport | string> {
  const model = await hostModel(options);
  if (!model.ok) return model.error;
  const profile = await mkdtemp(path.join(tmpdir(), 'chinchilla-llm-check-'));
  const host = await startHost();
  const check = new Check();
  const flags = options.software
    ? ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']
    : [];
  let context: BrowserContext | undefined;
  const browse: Browse = async () => {
    const args = [...chromiumFlags(), ...flags];
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      args,
      locale: 'zh-CN',
    });
    return context;
  };
  try {
    const first = await browse();
    check.browser = `Chromium ${first.browser()?.version() ?? ''}`;
    let page: CheckPage | undefined;
    await check.step('visit', async () => {
      page = await CheckPage.open(first, host.url, options.limit);
      await page.offlineReady();
      check.adapter = await page.adapter();
    });
    if (page !== undefined) await online(check, page, model.value);
    check.memory = await peakMemory(first.browser());
    await first.close();
    await Promise.all([host.stop(), model.value.stop()]);
    await offline(check, browse, host.url, options.limit);
    return check.report();
  } finally {
    await context?.close().catch(() => undefined);
    await Promise.all([host.stop(), model.value.stop()]).catch(() => undefined);
    await rm(profile, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const options = readCheckOptions(process.argv.slice(2));
  if (!options.ok) {
    console.error(`${options.error}\n\n${USAGE}`);
    return 2;
  }
  if (options.value === 'help') {
    console.log(USAGE);
    return 0;
  }
  const found = findChromium();
  if (!found.ok) {
    console.error(found.error);
    return 2;
  }
  const report = await run(options.value, found.value);
  if (typeof report === 'string') {
    console.error(report);
    return 2;
  }
  console.log(options.value.json ? JSON.stringify(report) : describeCheck(report));
  return isWhole(report) ? 0 : 1;
}

process.exitCode = await main();
