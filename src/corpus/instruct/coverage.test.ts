/** What is not annotated is not answered as absent, and what says nothing is not said. */
import { describe, expect, it } from 'vitest';
import { LINKED_CORPORA, OPEN_CORPORA } from '../catalogue/coverage';
import { marked } from '../check/dataset.fixture';
import type { DatasetDocument } from '../dataset/document';
import { instructed } from './instruct.fixture';

const doc = (text: string): DatasetDocument => ({ ...marked(text), corpus: 'x' });

describe('corpora that the project knows', () => {
  // Fault: one entity without a relation made every other absence an answer.
  it('are not asked for entities where those are only ends of relations', () => {
    const pair = { type: '总部地点', head: 'm1', tail: 'm2' };
    const linked = { ...doc('[公司:澄江纸业]在[地点:临渡县]。'), relations: [pair] };
    const list = [linked, doc('[公司:远山机械]停工。')];
    expect(instructed(list).records.map(({ task }) => task)).toContain('NER');
    const { records, run } = instructed(list, { linked: new Set(['x']) });
    expect(records.map(({ task }) => task)).not.toContain('NER');
    expect(run.report().losses).toContainEqual(
      expect.objectContaining({ code: 'linked-entities', count: 3 }),
    );
    expect(OPEN_CORPORA.has('msra')).toBe(false);
    expect([...LINKED_CORPORA]).toEqual(expect.arrayContaining(['duie', 'finre', 'sanwen']));
    expect(LINKED_CORPORA.has('cmeee')).toBe(false);
  });

  // Fault: “the subject is mostly a subject”, said of every relation of an open corpus.
  it('say no ends that all relations of a corpus share', () => {
    const pair = (type: string, text: string): DatasetDocument => ({
      ...doc(text),
      relations: [{ type, head: 'm1', tail: 'm2' }],
    });
    const same = [
      pair('会见', '[主体:罗青禾]会见了[客体:白崇岭]。'),
      pair('前往', '[主体:白崇岭]前往[客体:临渡县]。'),
    ];
    const said = (list: DatasetDocument[]): string =>
      JSON.stringify(instructed(list, { details: 1 }).records.map(({ schema }) => schema));
    expect(said(same)).not.toContain('主体多为');
    expect(said([...same, pair('位于', '[公司:澄江纸业]在[地点:临渡县]。')])).toContain('主体多为');
  });
});
