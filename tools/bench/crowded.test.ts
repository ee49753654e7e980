import { expect, it } from 'vitest';
import { crowdedDocument, plainLines } from './crowded';

it('marks what stands in its text', () => {
  const { text, predictions } = crowdedDocument(5000, 60);
  const { mentions = [], relations = [] } = predictions?.extraction ?? {};
  expect(text.length).toBeGreaterThanOrEqual(5000);
  expect(mentions.every(({ start, end, text: quote }) => text.slice(start, end) === quote)).toBe(
    true,
  );
  expect(relations.length * 2).toBe(mentions.length);
});

it('makes different documents of a length', () => {
  const lines = plainLines(20, ['海岳科技宣布收购青禾数据。'.repeat(9)], 1000);
  const sentences = lines.flatMap((line) =>
    (JSON.parse(line) as { text: string }).text.split('。'),
  );
  // A sentence that comes twice would be read once only.
  expect(new Set(sentences).size).toBe(sentences.length);
});
