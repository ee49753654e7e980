import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotatedDocument } from '../../core/extraction';
import { ok } from '../../core/result';
import { DocumentBuilder } from '../../formats/document-builder';
import { anyDocument, everySpanIsTrue, triples } from '../../formats/documents.fixture';
import { CLOSED } from '../catalogue/corpus';
import { besideText } from './beside';
import { counterfactualPart } from './counterfactual';
import { mineCues } from './cues';
import { TextRandom } from '../../core/random';
import { replaceText } from './replace-text';
import { REPLACEMENTS } from './replacements';
import { isTold } from './told';
import { variantsOf } from './variants';

/** `relation` from the first to the second words, where they stand first in the text. */
function told(
  text: string,
  ...relations: readonly (readonly [head: string, type: string, tail: string])[]
): AnnotatedDocument {
  const builder = new DocumentBuilder(text);
  const add = (type: string, words: string): string => {
    const start = text.indexOf(words);
    return builder.add(type, start, start + words.length);
  };
  for (const [head, type, tail] of relations) {
    builder.relate(type, add(type === '董事长' ? '企业' : '人物', head), add('人物', tail));
  }
  return builder.build('0');
}

const random = (): TextRandom => new TextRandom('松果');
const variants = (document: AnnotatedDocument, use: 'train' | 'valid' = 'train') =>
  variantsOf(document, new Map(), use, random());

const CHAIRMAN = told('云杉公司董事长林小满昨天到会。', ['云杉公司', '董事长', '林小满']);

describe('variantsOf', () => {
  // Fault: the post is another one and the relation still stands in the gold.
  it('takes the relation away with its word', () => {
    const all = variants(CHAIRMAN);
    const without = all.filter(
      ({ text }) => !text.includes('董事长') && !text.includes('董事会主席'),
    );
    expect(without.length).toBeGreaterThan(1);
    expect(without.flatMap(({ extraction }) => extraction.relations)).toEqual([]);
    expect(everySpanIsTrue(all)).toBe(true);
  });

  // Fault: the model learns the new word instead of what the relation needs.
  it('keeps the relation where the same is said otherwise', () => {
    const kept = variants(CHAIRMAN).filter(({ text }) => text.includes('董事会主席'));
    expect(kept.map(({ extraction }) => triples(extraction))).toEqual([['云杉公司 董事长 林小满']]);
  });

  // Fault: a relation that rests on another word is taken away too.
  it('leaves the other relations of the text', () => {
    const both = told(
      '云杉公司董事长林小满和母亲周渡到会。',
      ['云杉公司', '董事长', '林小满'],
      ['林小满', '母亲', '周渡'],
    );
    const without = variants(both).filter(({ text }) => !text.includes('董事'));
    expect(without.map(({ extraction }) => triples(extraction))).toContainEqual([
      '林小满 母亲 周渡',
    ]);
  });

  // Fault: a wife that became a mother is still a wife, or the mother of the wrong one.
  it('turns a relation around only from the one whose kin is named', () => {
    const spouses = told(
      '林小满的妻子周渡在场。',
      ['周渡', '丈夫', '林小满'],
      ['林小满', '妻子', '周渡'],
    );
    const seeds = Array.from({ length: 30 }, (_, index) => new TextRandom(String(index)));
    const mothers = seeds
      .flatMap((seed) => variantsOf(spouses, new Map(), 'train', seed))
      .filter(({ text }) => text.includes('母') && !text.includes('姑母'));
    expect(mothers.length).toBeGreaterThan(0);
    const found = new Set(mothers.flatMap(({ extraction }) => triples(extraction)));
    expect([...found]).toEqual(['林小满 母亲 周渡']);
  });

  // Faults: the text says it twice, or with a word that was mined; then it still holds.
  it.each([
    ['two cues', '云杉公司董事长林小满，董事长任期三年。', new Map()],
    [
      'another mined word near the pair',
      '云杉公司掌门人董事长林小满。',
      new Map([['董事长', ['掌门']]]),
    ],
    ['a deputy', '云杉公司副董事长林小满。', new Map()],
    [
      'a cue far away',
      `云杉公司${'的消息很多，'.repeat(5)}林小满来了，大家谈起往事和以后，董事长没有来。`,
      new Map(),
    ],
  ])('leaves %s alone', (_, text, mined: ReadonlyMap<string, readonly string[]>) => {
    const document = told(text, ['云杉公司', '董事长', '林小满']);
    expect(variantsOf(document, mined, 'train', random())).toEqual([]);
  });

  // Fault: validation asks for words that were all trained on.
  it('keeps some words for validation', () => {
    const seen = (use: 'train' | 'valid'): ReadonlySet<string> =>
      new Set(
        Array.from({ length: 300 }, (_, index) => new TextRandom(String(index)))
          .flatMap((seed) => variantsOf(CHAIRMAN, new Map(), use, seed))
          .map(({ text }) => text),
      );
    const train = seen('train');
    expect([...seen('valid')].filter((text) => !train.has(text)).length).toBeGreaterThan(2);
  });
});

describe('replacements', () => {
  // Fault: a word that is to take a relation away tells it.
  it('tell nothing that they are to take away', () => {
    for (const { cues, other } of REPLACEMENTS) {
      // A deputy of a post is another post, though its word contains the post's.
      const telling = other.filter((word) => cues.includes(word));
      expect(telling).toEqual([]);
    }
  });
});

describe('replaceText', () => {
  // Fault: offsets after the place lie.
  it('keeps every span true, and leaves mentions whole', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.nat(4), fc.string(), (document, from, size, words) => {
        const start = from % (document.text.length + 1);
        const end = Math.min(document.text.length, start + size);
        const edited = replaceText(document, { start, end, words }, document.extraction.relations);
        if (edited === undefined) return;
        expect(everySpanIsTrue([edited])).toBe(true);
        const texts = (of: AnnotatedDocument) => of.extraction.mentions.map(({ text }) => text);
        expect(texts(edited)).toEqual(texts(document));
        expect(triples(edited.extraction)).toEqual(triples(document.extraction));
      }),
    );
  });
});

describe('besideText', () => {
  it('adds sentences about a head and changes nothing else', () => {
    const beside = besideText(CHAIRMAN, ['周渡', '林小满'], random());
    expect(beside?.text.startsWith(CHAIRMAN.text)).toBe(true);
    expect(beside?.text.length).toBeGreaterThan(CHAIRMAN.text.length);
    expect(beside?.extraction.mentions).toEqual(CHAIRMAN.extraction.mentions);
    expect(beside?.extraction.relations).toEqual(CHAIRMAN.extraction.relations);
    expect(beside?.text).not.toMatch(/[@&#%]/u);
  });

  // Fault: the person beside is one whom the text relates already.
  it('takes no person of the text', () => {
    expect(besideText(CHAIRMAN, ['林小满'], random())).toBeUndefined();
  });
});

describe('mineCues', () => {
  // Fault: words that stand near every pair count as cues, or cues are lost among them.
  it('finds the word that only pairs of one predicate have near', () => {
    const names = Array.from({ length: 12 }, (_, index) =>
      String.fromCodePoint(0x4e00 + index * 7),
    );
    const documents = names.flatMap((name) => [
      told(`日前${name}甲公司董事长林${name}到会`, [`${name}甲公司`, '董事长', `林${name}`]),
      told(`日前${name}乙和母亲周${name}到会`, [`${name}乙`, '母亲', `周${name}`]),
    ]);
    const mined = mineCues(documents);
    expect(mined.get('母亲')?.some((cue) => '和母亲'.includes(cue))).toBe(true);
    expect(mined.get('董事长')?.some((cue) => '董事长'.includes(cue))).toBe(true);
    expect([...mined.values()].flat()).not.toContain('到会');
  });
});

describe('counterfactualPart', () => {
  it('is the same again, and says which relations have no word in the text', () => {
    const source = { document: CHAIRMAN, group: 'a' };
    const part = {
      corpus: { ...CLOSED, name: 'x', archive: 'x', read: () => ok([]) },
      train: [source],
      valid: [source],
      repeated: 0,
      margin: 0,
      empty: 0,
      similar: 0,
    };
    const first = counterfactualPart(part);
    expect(first.corpus.name).toBe('x_counter');
    expect(first.train.length).toBeGreaterThan(0);
    expect(counterfactualPart(part)).toEqual(first);
    const [relation] = CHAIRMAN.extraction.relations;
    const guess = told('云杉公司的林小满到会。', ['云杉公司', '董事长', '林小满']);
    expect(relation && [isTold(CHAIRMAN, relation), isTold(guess, relation)]).toEqual([
      true,
      false,
    ]);
  });
});
