// `npm run bench`: how fast the built site is in real Chromium, and native onnxruntime beside it.
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext } from 'playwright';
import { chromium } from 'playwright';
import { findPreset } from '../../src/presets/presets';
import { chromiumFlags, findChromium } from '../chromium';
import { benchBatch, type BatchReport } from './batch';
import type { Host } from './host';
import { startHost } from './host';
import { peakMemory } from './memory';
import { benchNative } from './native';
import type { BenchReport, TaskSpeed } from './report';
import { describeReport } from './report';
import { composeText } from './text';
import { benchFiles, type FileReport } from './large-files';
import { benchSame } from './same/same';
import { benchServe } from './serve';
import { benchViews, type ViewsReport } from './views';
import { countThreads, extract, readSamples, visit } from './visit';
import { benchWorkshop, type WorkshopReport } from './workshop';

const CHARACTERS = 20_000;
const MODELS: ReadonlySet<string> = new Set(['mini', 'base']);
/** Ten labels, all predicates, all event types. */
const PRESETS = { ner: 'ner-fine', re: 're-encyclopedia', ee: 'ee-general' } as const;

const USAGE = `usage: npm run --silent bench -- [--model WHICH | --views | --batch N | --files | --workshop N |
       --serve SECONDS | --same FILE [--preset ID]] [--json]

Measures the built site in Chromium: time until ready, characters a second for entities,
relations and events on ${CHARACTERS} characters, the longest task of the page, peak memory;
and the same graphs on native onnxruntime, where Python has it (PYTHON chooses one).

  --model WHICH    mini (default) or base
  --views          instead: a crowded document of 55,000 characters, its views and its review
  --batch N        instead: N documents of 1,000 characters read in the background, the page
                   closed in the middle
  --files          instead: a PDF of 300 pages and a table of 50 MB brought in, and for how long
                   the page was held up
  --workshop N     instead: N made-up documents of some 100 characters through the dataset workshop
                   (10000), and for how long the page was held up
  --serve SECONDS  instead: the service of npm run serve, a reader a core, asked for so long by
                   two clients a reader, and stopped in the middle; needs no browser
  --same FILE      instead: documents of JSON lines {"id", "text"} by the command line, the library
                   (built: npm run build:library) and the page, compared find by find; may be
                   given more than once
  --preset ID      the schema of --same; all-in-one unless given
  --json           the report as one JSON object
  --help           this text

Exit codes: 0 measured; 1 --same found a difference; 2 no browser, or arguments at fault.

Examples:
  npm run --silent bench
  npm run --silent bench -- --json > bench.json`;

type Measured = Omit<BenchReport, 'native' | 'browser'>;

/** Each task reads a little beforehand, which fills the caches of label vectors and compiled code. */
async function measureTasks(
  context: BrowserContext,
  url: string,
  text: string,
): Promise<Pick<Measured, 'ner' | 're' | 'ee' | 'longestTask' | 'threads' | 'peakMemory'>> {
  const page = await context.newPage();
  await visit(page, url);
  const tasks: number[] = [];
  const measure = async (preset: string): Promise<TaskSpeed> => {
    console.error(`reading with ${preset} …`);
    await extract(page, preset, text.slice(0, 1000));
    const { milliseconds, longestTask } = await extract(page, preset, text);
    tasks.push(longestTask);
    const seconds = milliseconds / 1000;
    return { preset, charsPerSecond: text.length / seconds, seconds };
  };
  const ner = await measure(PRESETS.ner);
  const re = await measure(PRESETS.re);
  const ee = await measure(PRESETS.ee);
  const threads = await countThreads(page);
  const peak = await peakMemory(context.browser());
  await page.close();
  return { ner, re, ee, threads, longestTask: Math.max(...tasks), peakMemory: peak };
}

async function measureSite(
  browser: Browser,
  url: string,
  model: string,
): Promise<[Measured, string]> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.addInitScript((id) => {
    localStorage.setItem('chinchilla-built-in-model', id);
  }, model);
  console.error('visiting …');
  const first = await context.newPage();
  const firstVisitReady = await visit(first, url);
  await first.getByText('已可离线使用').waitFor();
  const text = composeText(await readSamples(first), CHARACTERS);
  await first.close();
  await context.setOffline(true);
  const second = await context.newPage();
  const secondVisitReady = await visit(second, url);
  await second.close();
  await context.setOffline(false);
  const tasks = await measureTasks(context, url, text);
  return [{ characters: text.length, firstVisitReady, secondVisitReady, ...tasks }, text];
}

function nativeBeside(
  { ner, threads }: Measured,
  text: string,
  model: string,
): BenchReport['native'] {
  const labels = findPreset(PRESETS.ner)?.schema.entities.map(({ name }) => name) ?? [];
  const native = benchNative(text, { labels, threads, model });
  if (!native.ok) {
    console.error(`native onnxruntime was not measured: ${native.error}`);
    return null;
  }
  return { ...native.value, ratio: ner.charsPerSecond / native.value.charsPerSecond };
}

async function bench(host: Host, executablePath: string, model: string): Promise<BenchReport> {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    const [measured, text] = await measureSite(browser, host.url, model);
    const version = `Chromium ${browser.version()}`;
    await browser.close();
    return { browser: version, ...measured, native: nativeBeside(measured, text, model) };
  } finally {
    await browser.close();
  }
}

type Part = 'views' | 'files' | { readonly documents: string } | { readonly workshop: string };

async function benchPart(
  host: Host,
  executablePath: string,
  part: Part,
): Promise<ViewsReport | BatchReport | WorkshopReport | readonly FileReport[]> {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    if (part === 'views') return await benchViews(browser, host.url);
    if (part === 'files') return await benchFiles(browser, host.url);
    if ('workshop' in part) {
      const documents = Number.parseInt(part.workshop, 10) || 10_000;
      return await benchWorkshop(browser, host.url, Math.max(1, documents));
    }
    const documents = Number.parseInt(part.documents, 10) || 100;
    return await benchBatch(browser, host.url, Math.max(2, documents));
  } finally {
    await browser.close();
  }
}

async function serveFor(seconds: number): Promise<number> {
  if (!(seconds > 0)) {
    console.error('--serve takes a number of seconds above 0');
    return 2;
  }
  console.log(JSON.stringify(await benchServe(seconds)));
  return 0;
}

async function sameFor(
  host: Host,
  executablePath: string,
  files: readonly string[],
  preset = 'all-in-one',
): Promise<number> {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    const hashes = new Set<string>();
    for await (const row of benchSame(browser, host.url, files, preset)) {
      console.log(JSON.stringify(row));
      hashes.add(row.hash);
    }
    return hashes.size === 1 ? 0 : 1;
  } finally {
    await browser.close();
  }
}

interface Chosen {
  readonly views?: boolean | undefined;
  readonly files?: boolean | undefined;
  readonly batch?: string | undefined;
  readonly workshop?: string | undefined;
}

function partOf({ views, files, batch, workshop }: Chosen): Part | undefined {
  if (views === true) return 'views';
  if (files === true) return 'files';
  if (workshop !== undefined) return { workshop };
  return batch === undefined ? undefined : { documents: batch };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      help: { type: 'boolean' },
      views: { type: 'boolean' },
      batch: { type: 'string' },
      files: { type: 'boolean' },
      workshop: { type: 'string' },
      serve: { type: 'string' },
      same: { type: 'string', multiple: true },
      preset: { type: 'string' },
      model: { type: 'string', default: 'mini' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  if (!MODELS.has(values.model)) {
    console.error(`--model ${values.model}: not one of ${[...MODELS].join(', ')}`);
    return 2;
  }
  if (values.serve !== undefined) return serveFor(Number(values.serve));
  const found = findChromium();
  if (!found.ok) {
    console.error(found.error);
    return 2;
  }
  const host = await startHost();
  try {
    if (values.same !== undefined) {
      return await sameFor(host, found.value, values.same, values.preset);
    }
    const part = partOf(values);
    if (part !== undefined) {
      console.log(JSON.stringify(await benchPart(host, found.value, part)));
      return 0;
    }
    const report = await bench(host, found.value, `chinchilla-${values.model}`);
    console.log(values.json === true ? JSON.stringify(report) : describeReport(report));
    return 0;
  } finally {
    await host.stop();
  }
}

process.exitCode = await main();
