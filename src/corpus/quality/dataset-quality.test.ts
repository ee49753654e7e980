import { describe, expect, it } from 'vitest';
import { modelDoubts } from '../check/model-doubts';
import { look, told } from '../check/dataset.fixture';
import type { DatasetDocument } from '../dataset/document';
import { QualityRun, type DatasetQuality, type Doubt } from './dataset-quality';
import { sentences, statesFor } from './judged.fixture';

const CLEAN = sentences(120);

function judged(documents: readonly DatasetDocument[]): DatasetQuality {
  const run = new QualityRun();
  for (const [index, document] of documents.entries()) {
    run.add({ document, file: 'a.jsonl', side: '' }, statesFor(CLEAN[index] ?? document));
  }
  return run.judge();
}

type Mentions = DatasetDocument['mentions'];

/** The mentions of one document changed. */
function withFault(at: number, change: (mentions: Mentions, text: string) => Mentions) {
  return CLEAN.map((document, index) =>
    index === at ? { ...document, mentions: change(document.mentions, document.text) } : document,
  );
}

const first = (documents: readonly DatasetDocument[]) => {
  const [doubt] = judged(documents).doubts;
  return [doubt?.index, doubt?.kind, doubt?.text, doubt?.type, doubt?.instead?.text ?? ''];
};

describe('judging by other folds', { timeout: 60_000 }, () => {
  it('doubts nothing in clean annotations', () => {
    const quality = judged(CLEAN);
    expect(quality.doubts).toEqual([]);
    expect([quality.documents, quality.mentions, quality.crossingTexts]).toEqual([120, 240, 0]);
  });

  it('finds another label', () => {
    const spoiled = withFault(7, ([name, ...rest]) => [
      ...(name ? [{ ...name, type: '地点' }] : []),
      ...rest,
    ]);
    const name = CLEAN[7]?.mentions[0]?.text;
    expect(first(spoiled)).toEqual([7, 'other-label', name, '地点', name]);
  });

  it('finds another edge', () => {
    const spoiled = withFault(11, (mentions, text) =>
      mentions.map((mention, at) =>
        at === 1
          ? { ...mention, end: mention.end - 1, text: text.slice(mention.start, mention.end - 1) }
          : mention,
      ),
    );
    const place = CLEAN[11]?.mentions[1]?.text ?? '';
    expect(first(spoiled)).toEqual([11, 'other-edges', place.slice(0, -1), '地点', place]);
  });

  it('finds a mention that was left out', () => {
    const spoiled = withFault(30, (mentions) => mentions.slice(1));
    const name = CLEAN[30]?.mentions[0]?.text;
    expect(first(spoiled)).toEqual([30, 'missing', name, '人物', '']);
  });

  it('finds a mention where there is none, with its sentence', () => {
    const spoiled = withFault(64, (mentions, text) => [
      ...mentions,
      { id: 'x', type: '人物', start: 0, end: 2, text: text.slice(0, 2) },
    ]);
    expect(first(spoiled)).toEqual([64, 'invented', '那年', '人物', '']);
    const [doubt] = judged(spoiled).doubts;
    expect(doubt?.sentence).toEqual({ start: 0, end: CLEAN[64]?.text.length });
    expect(doubt?.score).toBeGreaterThan(0.9);
    expect(doubt?.score).toBeLessThanOrEqual(1);
  });

  it('counts what it does not judge', () => {
    const run = new QualityRun();
    const [document] = CLEAN;
    if (document === undefined) throw new Error('no document');
    const { text, mentions } = document;
    const more = [
      { id: 'a', type: '地点', start: 0, end: text.length, text },
      { id: 'b', type: '人物', start: 0, end: 2, text: '不是' },
    ];
    const placed = {
      document: { ...document, mentions: [...mentions, ...more] },
      file: '',
      side: '',
    };
    run.add(placed, statesFor(document));
    run.add(placed, undefined);
    const { notJudged } = run.judge();
    expect(notJudged).toEqual({ overlapping: 2, falseOffsets: 2, beyondLimit: 3 });
  });

  it('is a check of the report', () => {
    const place = { start: 2, end: 4, text: '青禾' };
    const doubt: Doubt = {
      ...{ ...place, kind: 'other-label', score: 0.97, index: 1, type: '地点' },
      ...{ sentence: { start: 0, end: 9 }, instead: { ...place, type: '人物' } },
    };
    const found = look(modelDoubts({ doubts: [doubt] }), CLEAN.slice(0, 3));
    expect(told(found)).toEqual(['s11 other-label 青禾: 地点 → 青禾: 人物 (0.97)']);
    expect([found.count, found.documents]).toEqual([1, 1]);
  });
});
