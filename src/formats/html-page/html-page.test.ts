import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import type { Mention } from '../../core/extraction';
import { escapeHtml } from './escape';
import { nestMarks } from './nest-marks';
import { pageFoot, pageHead } from './page';
import { PageTypes } from './page-types';
import { PAGE_WORDS } from './words';

const anyMentions = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.array(fc.tuple(fc.nat(29), fc.nat(12)), { maxLength: 12 }),
  )
  .map(([length, pairs]) => ({
    length,
    mentions: pairs.map(([at, size], index): Mention => {
      const start = at % length;
      const end = Math.min(length, start + 1 + size);
      return { id: `m${index}`, type: 'T', start, end, text: 'x'.repeat(end - start) };
    }),
  }));

describe('nestMarks', () => {
  // Faults: text twice or not at all, unbalanced elements, a crossing mention that covers too much.
  it('covers the text once, balanced, each mention exactly its span', () => {
    fc.assert(
      fc.property(anyMentions, ({ length, mentions }) => {
        const stack: Mention[] = [];
        const covered = new Map<string, number[]>();
        const begun: string[] = [];
        const ended: string[] = [];
        let at = 0;
        for (const item of nestMarks(mentions, length)) {
          if (item.step === 'open') {
            stack.push(item.mention);
            if (item.first) begun.push(item.mention.id);
            if (item.last) ended.push(item.mention.id);
          } else if (item.step === 'close') {
            expect(stack.pop()).toBeDefined();
          } else {
            expect(item.start).toBe(at);
            at = item.end;
            for (const { id } of stack) {
              for (let unit = item.start; unit < item.end; unit += 1) {
                covered.set(id, [...(covered.get(id) ?? []), unit]);
              }
            }
          }
        }
        expect(stack).toEqual([]);
        expect(at).toBe(length);
        expect(new Set(begun).size).toBe(mentions.length);
        expect(begun.length).toBe(mentions.length);
        expect(ended.length).toBe(mentions.length);
        for (const { id, start, end } of mentions) {
          expect(covered.get(id)).toEqual(
            Array.from({ length: end - start }, (_, index) => start + index),
          );
        }
      }),
    );
  });
});

describe('escapeHtml', () => {
  // Fault: a character that ends an attribute or begins a tag or a reference.
  it('leaves nothing that is markup', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^[<>&"'a;/]*$/u)), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"'\r]|\0|&(?!(?:amp|lt|gt|quot|#39|#13);)/u);
      }),
    );
  });
});

describe('the page', () => {
  const types = new PageTypes();
  types.add('entities', '</style><script>alert(1)</script>');
  const html = pageHead(types.all(), PAGE_WORDS.en) + pageFoot();

  it('allows one style and one script, by hash, and nothing else', async () => {
    const policy = /content="(default-src[^"]*)"/u.exec(html)?.[1] ?? '';
    for (const tag of ['style', 'script']) {
      const blocks = [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'gu'))];
      expect(blocks.length).toBe(1);
      const bytes = new TextEncoder().encode(blocks[0]?.[1]);
      const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('names no other file', () => {
    expect(html).not.toMatch(
      /\b(?:src|srcset|href|action)=|url\(|@import|https?:(?!\/\/www\.w3\.org\/2000\/svg')/u,
    );
  });
});
