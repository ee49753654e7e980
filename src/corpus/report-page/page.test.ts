import { describe, expect, it } from 'vitest';
import { marked } from '../check/dataset.fixture';
import { CHECKS } from '../check/checks';
import { CheckRun, type CheckReport } from '../check/run';
import { KIND_WORDS } from '../check/words';
import { checkPage, cleanPage } from './page';

const EVIL = '</style><script>alert(1)</script><img src=x onerror="alert(2)">&\'';

function report(): CheckReport {
  const run = new CheckRun();
  const evil = marked(`[${EVIL.replaceAll(/[:\]]/gu, '')}:罗青禾，]来了`, { id: EVIL });
  const list = [evil, evil].map((document) => ({ document, file: EVIL, line: 3, side: '' }));
  for (const one of list) run.see(one);
  for (const one of list) run.again(one);
  return run.report();
}

describe('a report as a page', () => {
  const before = report();
  const pages = [
    checkPage(before, 'zh'),
    checkPage(before, 'en'),
    cleanPage({ repairs: [], read: 2, written: 2, before, after: before }, 'en'),
  ];

  // Faults: a label, id or file name of the dataset that becomes markup; a page that loads or runs something.
  it.each(pages.map((html) => [html]))('holds no markup of the dataset', (html) => {
    const tags = html.match(/<[^>]*>/gu) ?? [];
    const foreign = tags.filter(
      (tag) =>
        !/^<(?:!doctype html|\/?(?:html|head|meta|title|style|body|h[12]|section|table|t[rdh]|thead|tbody|p|small|span|code)(?: (?:lang|charset|name|content|http-equiv|class|scope)="[^"<>]*")*)>$/u.test(
          tag,
        ),
    );
    expect(foreign).toEqual([]);
    expect(html).not.toMatch(/url\(|@import/u);
    expect(html).toContain('&lt;img');
    expect(html).toContain("default-src 'none'");
    expect(html.match(/<style>/gu)).toHaveLength(1);
  });

  it('allows its one style by hash', async () => {
    const [html = ''] = pages;
    const style = /<style>([\s\S]*?)<\/style>/u.exec(html)?.[1] ?? '';
    const bytes = new TextEncoder().encode(style);
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
    expect(html).toContain(`style-src 'sha256-${hash}'`);
  });

  it('names every check and every kind of find in both languages', () => {
    expect(before.checks.map(({ code }) => code)).toEqual(CHECKS.map(({ code }) => code));
    for (const { kinds } of before.checks) {
      for (const { kind } of kinds) expect(KIND_WORDS[kind]?.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
