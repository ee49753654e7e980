import { describe, expect, it } from 'vitest';
import { ok } from '../core/result';
import { DocumentBuilder } from '../formats/document-builder';
import { CLOSED, PARTIAL } from './catalogue/corpus';
import type { Corpus } from './catalogue/corpus';
import { partition } from './partition';

const corpus = (name: string, more: Partial<Corpus> = {}): Corpus => ({
  ...CLOSED,
  name,
  archive: name,
  read: () => ok([]),
  ...more,
});

const source = (text: string, group = text, mentions = 1) => {
  const builder = new DocumentBuilder(text);
  if (mentions > 0) builder.add('甲', 0, 1);
  return { document: builder.build('0'), group };
};

const LONG = '云杉物流昨天宣布，在青岚港新建的冷链仓库将于下月启用，首批租户是三家水产公司。';
const OTHER = '青岚大学的研究小组在渡口镇附近的湖底找到一种从未记录过的硅藻，论文已经交给期刊。';

const texts = (sources: readonly { readonly document: { readonly text: string } }[] = []) =>
  sources.map(({ document }) => document.text);

describe('partition', () => {
  // Fault: a text validates in one corpus and trains in another.
  it('takes what is like a validation text out of the training text of every corpus', () => {
    const [first, second] = partition([
      { corpus: corpus('a'), train: [source(OTHER)], valid: [source(LONG)] },
      {
        corpus: corpus('b', { valid: ['x'] }),
        train: [source(LONG.replace('昨天', '今天')), source(`${OTHER}又一句。`)],
        valid: [source('别的')],
      },
    ]);
    expect(texts(first?.train)).toEqual([OTHER]);
    expect(texts(second?.train)).toEqual([`${OTHER}又一句。`]);
    expect(second?.similar).toBe(1);
  });

  // Fault: the rest of an article stays in training when one piece of it validates elsewhere.
  it('takes all pieces of a document out with one of them', () => {
    const [, part] = partition([
      { corpus: corpus('a'), train: [], valid: [source(LONG)] },
      {
        corpus: corpus('b', { share: 0 }),
        train: [source(LONG, 'report'), source(OTHER, 'report'), source('另一篇文章', 'essay')],
        valid: [],
      },
    ]);
    expect(texts(part?.train)).toEqual(['另一篇文章']);
    expect(part?.similar).toBe(2);
  });

  // Fault: text of the field that was to stay unseen is trained on through another corpus.
  it('trains on nothing like a corpus that is to stay unseen', () => {
    const [unseen, part] = partition([
      { corpus: corpus('a', { unseen: true }), train: [source(LONG)], valid: [] },
      { corpus: corpus('b', { share: 0 }), train: [source(`${LONG}完。`)], valid: [] },
    ]);
    expect([unseen?.train.length, unseen?.valid.length]).toEqual([0, 1]);
    expect(part?.train).toEqual([]);
  });

  it('leaves a text to the first corpus of an archive', () => {
    const [first, second] = partition([
      { corpus: corpus('a', { archive: 'x', share: 0 }), train: [source(LONG)], valid: [] },
      { corpus: corpus('b', { archive: 'x', share: 0 }), train: [source(LONG)], valid: [] },
    ]);
    expect([first?.train.length, second?.train.length, second?.repeated]).toEqual([1, 0, 1]);
  });

  // Fault: "nothing is annotated" is trained as "nothing is there".
  it('leaves out texts without a mention only where that does not say that there is none', () => {
    const train = [source(OTHER, OTHER, 0)];
    const [open, closed] = partition([
      { corpus: { ...corpus('a', { share: 0 }), ...PARTIAL, share: 0 }, train, valid: [] },
      { corpus: corpus('b', { share: 0 }), train, valid: [] },
    ]);
    expect([open?.train.length, open?.empty, closed?.train.length]).toEqual([0, 1, 1]);
  });
});
