import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyActs, beginLife, live } from '../core/any-document.fixture';
import { anyText } from '../core/any-text.fixture';
import { shownOf } from '../core/document';
import { filterByScore } from '../core/filter';
import type { Extraction } from '../core/extraction';
import { documentAsShown } from './shown-document';

/** The arguments of an event are a set: one that was decided may stand elsewhere among them. */
function ordered({ events, ...rest }: Extraction): Extraction {
  const sorted = events.map((event) => ({
    ...event,
    arguments: event.arguments.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  }));
  return { ...rest, events: sorted };
}

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
        expect(ordered(shownOf(exported).extraction)).toEqual(ordered(wanted));
        expect(exported.items).toBe(document.items);
      },
    ),
    {
      examples: [
        [
          '栗𐀀🐿𐀀',
          [
            ['run', 4005, 1025, ''],
            ['link', 3687, 1306, ''],
            ['type', 0, 0, '👩‍🔬'],
            ['replace', 254, 2228, ''],
          ],
          0,
        ],
        [
          '\u0000👋🏽',
          [
            ['run', 9, 7, ''],
            ['argument', 4674, 0, ''],
            ['argument', 0, 0, ''],
          ],
          0,
        ],
      ],
    },
  );
});
