import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyActs, beginLife, live } from '../../core/any-document.fixture';
import { anyText } from '../../core/any-text.fixture';
import { shownOf } from '../../core/document';
import { filterByScore } from '../../core/filter';
import { documentAsShown } from './shown-document';

// Catches: a decision that the threshold takes away, a low find that is exported, links that lose an end.
test('a document for export shows what the page shows at the threshold', () => {
  fc.assert(
    fc.property(
      anyText,
      anyActs,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (text, acts, least) => {
        const { document } = acts.reduce(live, beginLife(text));
        const wanted = filterByScore(shownOf(document).extraction, least);
        const exported = documentAsShown(document, least);
        expect(shownOf(exported).extraction).toEqual(wanted);
        expect(exported.items).toBe(document.items);
      },
    ),
  );
});
