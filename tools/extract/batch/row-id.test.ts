/** Ids of rows, whatever ids the documents have. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRowId, writeRowId } from './questions';

it('ids of rows are read back as they were written', () => {
  // Fault: an id of a document that holds what ends the id of a row.
  const document = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^#?\d+\/\d-[0-9a-f]{8}#?$/u),
  );
  const number = fc.integer({ min: 1, max: 1e9 });
  const check = fc.stringMatching(/^[0-9a-f]{8}$/u);
  fc.assert(
    fc.property(fc.record({ document, number, of: number, check }), (id) => {
      expect(readRowId(writeRowId(id))).toEqual(id);
      expect(readRowId(JSON.parse(JSON.stringify(writeRowId(id))) as string)).toEqual(id);
    }),
  );
});
