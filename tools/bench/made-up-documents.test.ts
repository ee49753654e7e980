import { expect, it } from 'vitest';
import { isTrue } from '../../src/corpus/dataset/document';
import { madeUpDocuments } from './made-up-documents';

it('gives documents of some 100 characters whose mentions stand where they say', () => {
  const documents = madeUpDocuments(200, '1');
  for (const { text, mentions, relations, events } of documents) {
    expect(text.length).toBeGreaterThan(80);
    expect(text.length).toBeLessThan(130);
    for (const mention of mentions) expect(isTrue(text, mention)).toBe(true);
    expect(relations.length).toBe(2 * events.length);
  }
  expect(new Set(documents.map(({ text }) => text)).size).toBe(200);
});

it('gives the same for one seed, and others for another', () => {
  expect(madeUpDocuments(20, '1')).toEqual(madeUpDocuments(40, '1').slice(0, 20));
  expect(madeUpDocuments(20, '2')).not.toEqual(madeUpDocuments(20, '1'));
});
