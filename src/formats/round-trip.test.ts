import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownOf } from '../core/document';
import { ALPACA } from './alpaca';
import { BILOU } from './bilou';
import { BIO } from './bio';
import { BMES } from './bmes';
import { CLUENER } from './cluener';
import { CMEEE } from './cmeee';
import { CONLL } from './conll';
import { DUEE } from './duee';
import { DUIE } from './duie';
import { FEWFC } from './fewfc';
import type { WriteOptions } from './format';
import { HF } from './hf';
import { IEPILE } from './iepile';
import { documentsIn, hostileDocument, itemsIn, readAll, writeAll } from './round-trip.fixture';
import { VISCACHA } from './viscacha';

const FORMATS = [
  ...[VISCACHA, IEPILE, ALPACA, CLUENER, CMEEE, DUIE, DUEE, FEWFC],
  ...[BIO, BMES, BILOU, CONLL, HF],
].map((format) => [format.id, format] as const);

const anyOptions = fc.constantFrom<WriteOptions>({}, { offsets: 'utf16' });

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

describe.each(FORMATS)('%s', (_, format) => {
  // Faults: an item that is dropped and not counted, a wrong unit or end, text that is changed in
  // silence, a loss code that the registry does not know.
  it('gives back every item, or says that it could not', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDocument, anyOptions, async (document, options) => {
        const written = await writeAll(format, [document], options);
        const read = await readAll(format, written.files);
        for (const code of [...written.losses.keys(), ...read.losses.keys()]) {
          expect(format.losses).toContain(code);
        }
        const [back, ...more] = documentsIn(read.items);
        if (back === undefined) {
          expect(sum(written.losses)).toBeGreaterThan(0);
          return;
        }
        expect(more).toEqual([]);
        expect(read.items.every(({ ok }) => ok)).toBe(true);
        if (!written.losses.has('text-changed')) expect(back.text).toBe(document.text);
        expect(back.text.length).toBe(document.text.length);
        for (const { start, end, text } of shownOf(back).extraction.mentions) {
          expect(start < end && back.text.slice(start, end) === text).toBe(true);
        }
        const found = new Set(itemsIn(back));
        const missing = itemsIn(document).filter((item) => !found.has(item));
        expect(missing.length).toBeLessThanOrEqual(sum(written.losses) + sum(read.losses));
      }),
      { numRuns: 150 },
    );
  });

  // Fault: an exception on a file of another kind.
  it('reads any text, and names the file where it is not of this format', async () => {
    const near = fc.constantFrom(
      ...['', '\n', '{}', '[]', '[{}]', '{"text":1}', '松\tB-X', '{"text":"a","label":{}}', 'a|||'],
      ...[
        '{"instruction":"","input":"","output":""}',
        '{"sentence":"松"}',
        '{"tokens":[],"tags":[]}',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(near, fc.string({ maxLength: 60 })), async (content) => {
        const { items } = await readAll(format, [{ path: 'f.txt', content }]);
        for (const item of items) if (!item.ok) expect(item.error.file).toBe('f.txt');
      }),
      { numRuns: 100 },
    );
  });
});
