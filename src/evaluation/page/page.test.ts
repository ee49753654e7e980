import { describe, expect, it } from 'vitest';
import { compareRuns } from '../compare';
import { CONVENTIONS } from '../conventions';
import type { Extraction } from '../../core/extraction';
import { kappaOf } from '../kappa';
import type { EvaluatedPair } from '../pairs';
import { reportOf } from '../report';
import type { EvaluationReport } from './body';
import { evaluationPage } from './page';

const EVIL = '</style><script>alert(1)</script><img src=x onerror="alert(2)">&\'';
const random = { rounds: 20, seed: EVIL };

/** Every text and label of it is markup. */
function evil(end: number): Extraction {
  const mention = { type: EVIL, start: 0, end, text: EVIL.slice(0, end) };
  return {
    mentions: [
      { ...mention, id: 'a' },
      { ...mention, id: 'b', type: `${EVIL}2` },
    ],
    relations: [{ type: EVIL, head: 'a', tail: 'b' }],
    events: [{ type: `${EVIL}3`, trigger: 'a', arguments: [{ role: EVIL, mention: 'b' }] }],
    issues: [{ code: 'ungrounded', detail: EVIL, start: 0, end: 1 }],
  };
}

function report(mode: EvaluationReport['mode']): EvaluationReport {
  const pairs: readonly EvaluatedPair[] = [
    { id: EVIL, text: EVIL, gold: evil(20), predicted: evil(30) },
    { id: EVIL, text: EVIL, gold: evil(20), predicted: evil(20) },
  ];
  const parts = CONVENTIONS.map((convention) =>
    reportOf(convention, pairs, new Set([EVIL, `${EVIL}2`]), random),
  );
  return {
    ...{ mode, gold: EVIL, run: EVIL, documents: 2, characters: 10, unplaced: 2, parts, random },
    goldAlone: [EVIL],
    runAlone: Array.from({ length: 30 }, () => EVIL),
    against: {
      name: EVIL,
      alone: [EVIL],
      comparisons: new Map(
        parts.map(({ convention, matches }) => [
          convention.id,
          compareRuns(matches, matches, random),
        ]),
      ),
    },
    kappa: kappaOf(pairs),
  };
}

describe('an evaluation as a page', () => {
  const pages = [
    evaluationPage(report('run'), 'zh'),
    evaluationPage(report('run'), 'en'),
    evaluationPage(report('people'), 'zh'),
  ];

  // Faults: a label, text, id or file name that becomes markup; a page that loads or runs something.
  it.each(pages.map((html) => [html]))('holds no markup of the documents', (html) => {
    const tags = html.match(/<[^>]*>/gu) ?? [];
    const known =
      /^<(?:!doctype html|\/?(?:html|head|meta|title|style|body|h[12]|section|table|t[rdh]|thead|tbody|p|small|span|code|svg|rect)(?: (?:lang|charset|name|content|http-equiv|class|scope|viewBox|preserveAspectRatio|role|x|y|width|height)="[^"<>]*")*)>$/u;
    expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
    expect(html).not.toMatch(/url\(|@import/u);
    expect(html).toContain('&lt;img');
    expect(html).toContain("default-src 'none'");
    expect(html.match(/<style>/gu)).toHaveLength(1);
  });

  it('allows its one style by hash, which stands before all else in the policy', async () => {
    const [html = ''] = pages;
    const style = /<style>([\s\S]*?)<\/style>/u.exec(html)?.[1] ?? '';
    const bytes = new TextEncoder().encode(style);
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
    expect(html).toContain(`style-src 'sha256-${hash}'`);
  });

  // Fault: a number without the convention that it was counted by.
  it('names every convention, in both languages', () => {
    for (const { id, name } of CONVENTIONS) {
      expect(pages[0]).toContain(`${name.zh} <code>${id}</code>`);
      expect(pages[1]).toContain(`${name.en} <code>${id}</code>`);
    }
  });

  it('says how many documents stand alone', () => {
    expect(pages[0]).toContain('30: ');
    expect(pages[0]).toContain('… +10');
  });
});
