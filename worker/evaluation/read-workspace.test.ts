import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { newDocument } from '../../src/core/document';
import { plainDocument } from '../../src/formats/plain-document';
import { readAnnotated } from './read-annotated';

const TEXT = '邵文澜管理青杉印厂。';

function workspace(lines: readonly string[]): Blob {
  const documents = strToU8(lines.map((line) => `${line}\n`).join(''));
  return new Blob([new Uint8Array(zipSync({ 'documents.jsonl': documents }))]);
}

function documentLine(): string {
  const mention = { id: 'm', type: '人名', start: 0, end: 3, text: '邵文澜', score: 0.9 };
  const extraction = { mentions: [mention], relations: [], events: [], issues: [] };
  const document = newDocument('one', 0, { text: TEXT });
  const predictions = { extraction, model: 'm', schema: document.schema, at: 1, complete: true };
  return JSON.stringify(plainDocument({ ...document, predictions }));
}

// Faults: a workspace taken for a binary file; a line that cannot be read is lost in silence.
it('reads the documents of a workspace file, and names the lines that are none', async () => {
  const { documents, problems } = await readAnnotated([
    { path: '对方.zip', blob: workspace([documentLine(), '{"id":"x"}']) },
    { path: '别的.zip', blob: new Blob(['没有压缩']) },
  ]);
  expect(documents.map(({ id, text }) => [id, text])).toEqual([['one', TEXT]]);
  expect(documents[0]?.extraction.mentions).toMatchObject([{ type: '人名', text: '邵文澜' }]);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain('对方.zip/documents.jsonl:2');
  expect(problems[1]).toContain('别的.zip');
});
