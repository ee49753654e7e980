/** `bench --same FILES`: the same documents by the command line, the library and the page, compared find by find. */
import type { Browser } from 'playwright';
import { byCommandLine } from './by-command-line';
import { byLibraryInBrowser, byLibraryInNode } from './by-library';
import { byPage } from './by-page';
import { factsOf, hashOf } from './facts';
import { readTextLines, type Found } from './text-line';

export interface SameRow {
  readonly way: string;
  readonly documents: number;
  readonly facts: number;
  readonly hash: string;
  /** Facts that the command line has and this way has not, and the reverse; a few of them. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

const SHOWN = 5;

/** Offsets that are not true of the text are a failure, whatever the other ways say. */
function factsOfAll(found: readonly Found[]): string[] {
  for (const { id, text, extraction } of found) {
    const untrue = extraction.mentions.find((m) => text.slice(m.start, m.end) !== m.text);
    if (untrue !== undefined) throw new Error(`${id}: [${untrue.start}, ${untrue.end}) is untrue`);
  }
  return found.flatMap(({ id, extraction }) => factsOf(id, extraction));
}

function rowOf(way: string, found: readonly Found[], wanted: readonly string[]): SameRow {
  const facts = factsOfAll(found);
  const [own, theirs] = [new Set(facts), new Set(wanted)];
  return {
    ...{ way, documents: found.length, facts: facts.length, hash: hashOf(facts) },
    missing: wanted.filter((fact) => !own.has(fact)).slice(0, SHOWN),
    added: facts.filter((fact) => !theirs.has(fact)).slice(0, SHOWN),
  };
}

/** A row a way, as it is done; the first is the command line, and the others should have its hash. */
export async function* benchSame(
  browser: Browser,
  url: string,
  files: readonly string[],
  preset: string,
): AsyncGenerator<SameRow> {
  const read = byCommandLine(files, preset);
  const wanted = factsOfAll(read);
  // The command line's texts have one form of line end, as in the page; a document without text is not imported.
  const lines = read.map(({ id, text }) => ({ id, text }));
  yield rowOf('command line', read, wanted);
  yield rowOf('library in Node', await byLibraryInNode(lines, preset), wanted);
  yield rowOf('library in a page', await byLibraryInBrowser(browser, lines, preset), wanted);
  const context = await browser.newContext({ locale: 'zh-CN' });
  const given = readTextLines(files).filter(({ text }) => text !== '');
  yield rowOf('page', await byPage(await context.newPage(), url, given, preset), wanted);
  await context.close();
}
