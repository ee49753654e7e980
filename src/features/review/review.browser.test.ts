import { describe, expect, it } from 'vitest';
import { newDocument } from '../../core/document';
import type { Extraction } from '../../core/extraction';
import { ok } from '../../core/result';
import type { RunClient } from '../../engine/run/extraction-run';
import { Navigation } from '../workspace/navigation.svelte';
import { Preferences } from '../workspace/preferences.svelte';
import { Workspace } from '../workspace/workspace.svelte';
import { Review } from './review.svelte';

const SCHEMA = {
  entities: [{ name: '人物' }, { name: '企业' }],
  relations: [{ name: '董事长', head: '企业', tail: '人物' }],
  events: [],
};

/** A client that is never asked: the finds are there. */
const client: RunClient = {
  loaded: undefined,
  extract: () => ({
    done: Promise.resolve(ok({ chunks: 0, milliseconds: 0 })),
    cancel: () => undefined,
  }),
};

/** `count` sentences with a person, a firm and a relation each, ever surer. */
function open(count: number) {
  const sentence = '许岚任海岳科技董事长。';
  const mentions = Array.from({ length: count }, (_, n) => {
    const at = n * sentence.length;
    const score = 0.5 + (0.5 * (n + 1)) / (count + 1);
    return [
      { id: `p${n}`, type: '人物', start: at, end: at + 2, text: '许岚', score },
      { id: `f${n}`, type: '企业', start: at + 3, end: at + 7, text: '海岳科技', score },
    ];
  });
  const relations = mentions.map((_, n) => ({
    type: '董事长',
    head: `f${n}`,
    tail: `p${n}`,
    score: 0.5 + (0.4 * n) / count,
  }));
  const extraction: Extraction = { mentions: mentions.flat(), relations, events: [], issues: [] };
  const workspace = new Workspace({
    client,
    instructions: () => ({}) as never,
    typingDelay: () => 50,
  });
  const text = sentence.repeat(count);
  const predictions = { extraction, model: 'm', schema: SCHEMA, at: 0, complete: true };
  workspace.open({ ...newDocument('d', 0, { schema: SCHEMA, text }), predictions });
  const review = new Review(workspace, new Navigation(), new Preferences());
  return { workspace, review };
}

describe('Review', () => {
  it('goes from the most doubtful find to the next, and counts', () => {
    const { review } = open(3);
    expect([review.decided, review.total]).toEqual([0, 9]);
    expect(review.current).toMatchObject({ kind: 'relation', score: 0.5 });
    review.reject();
    expect([review.decided, review.total]).toEqual([1, 9]);
    while (review.current?.kind !== 'relation') review.skip();
    review.accept();
    // The ends of a relation are accepted with it.
    expect([review.decided, review.total]).toEqual([4, 9]);
  });

  it('comes back to a find whose decision is undone', () => {
    const { workspace, review } = open(3);
    const first = review.current?.key;
    review.reject();
    const second = review.current?.key;
    expect(second).not.toBe(first);
    workspace.undo();
    expect(review.current?.key).toBe(first);
  });

  it('leaves a skipped find for the end, and goes back to it', () => {
    const { review } = open(2);
    const first = review.current?.key;
    review.skip();
    expect(review.current?.key).not.toBe(first);
    review.back();
    expect(review.current?.key).toBe(first);
    review.skip();
    for (let n = 0; n < 10 && review.finds.length > 1; n += 1) review.accept();
    expect(review.current?.key).toBe(first);
  });

  it('keeps what was said of a find once it is accepted, and for that find only', () => {
    const { workspace, review } = open(1);
    review.order = 'text';
    while (review.current?.kind !== 'mention') review.skip();
    review.toggleAttribute('疑似');
    review.accept();
    expect(review.attributes.size).toBe(0);
    const said = [...workspace.document.items.values()].flatMap((item) =>
      item.kind === 'mention' ? (item.attributes ?? []) : [],
    );
    expect(said).toEqual(['疑似']);
  });

  it('reviews types that are out of sight', () => {
    const { workspace, review } = open(2);
    const { total } = review;
    workspace.hidden = new Set(['人物', '董事长']);
    expect(review.total).toBe(total);
  });

  it('says what falls with a mention', () => {
    const { review } = open(1);
    review.order = 'text';
    while (review.current?.kind !== 'mention') review.skip();
    expect(review.falling).toBe(1);
    review.reject();
    expect(review.finds.some(({ kind }) => kind === 'relation')).toBe(false);
  });

  it('decides about all that are alike in one step', () => {
    const { workspace, review } = open(10);
    const below = review.like('below', 0.7).length;
    expect(below).toBe(5);
    review.judgeLike('below', 0.7);
    expect(review.decided).toBe(5);
    expect(workspace.shown.relations).toHaveLength(5);
    workspace.undo();
    expect(workspace.shown.relations).toHaveLength(10);
  });

  // Catches: work for a decision that grows with the square of the finds.
  it('stays quick with five thousand mentions', () => {
    const { review } = open(2500);
    const began = performance.now();
    for (let n = 0; n < 5; n += 1) review.accept();
    expect(review.decided).toBeGreaterThan(4);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
