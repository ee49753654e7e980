import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { anyActs, beginLife, live } from '../../../core/any-document.fixture';
import { anyText } from '../../../core/any-text.fixture';
import { newDocument } from '../../../core/document';
import { readWorkspace, writeWorkspace } from './workspace-file';

const SCHEMA = { entities: [{ name: '人物' }], relations: [], events: [] };

const pack = (files: Record<string, unknown>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, value]) => [
        name,
        strToU8(typeof value === 'string' ? value : JSON.stringify(value)),
      ]),
    ),
  );

const description = (over: object = {}) => ({
  format: 'chinchilla-workspace',
  version: 1,
  documents: 0,
  ...over,
});

describe('a workspace file', () => {
  // Catches: a part of a document, or a schema, that is left out of the file or read wrongly.
  it('brings back all documents with their decisions, and the schemas', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyActs), { maxLength: 3 }), (lives) => {
        const documents = lives.map(([text, acts]) => acts.reduce(live, beginLife(text)).document);
        const content = { documents, schemas: new Map([['ner-general', SCHEMA]]) };
        expect(readWorkspace(writeWorkspace(content))).toEqual({ ok: true, value: content });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['not-a-workspace', strToU8('no zip at all')],
    ['not-a-workspace', pack({ 'a.txt': 'another zip' })],
    ['not-a-workspace', pack({ 'workspace.json': { format: 'other', version: 1 } })],
    ['newer', pack({ 'workspace.json': description({ version: 2 }) })],
    ['damaged', pack({ 'workspace.json': description(), 'schemas.json': {} })],
    [
      'damaged',
      pack({
        'workspace.json': description({ documents: 1 }),
        'documents.jsonl': '{"id":"a"}\n',
        'schemas.json': {},
      }),
    ],
  ] as const)('is refused as %s', (code, bytes) => {
    expect(readWorkspace(bytes)).toEqual({ ok: false, error: code });
  });

  it('is refused where it is cut off', () => {
    const bytes = writeWorkspace({
      documents: [newDocument('a', 1, { text: '一段文字'.repeat(50) })],
      schemas: new Map(),
    });
    for (const part of [0.1, 0.5, 0.9]) {
      const cut = readWorkspace(bytes.slice(0, Math.floor(bytes.length * part)));
      expect(cut.ok).toBe(false);
    }
  });
});
