/** Texts of mixed scripts: letters that look like others, two widths, two kinds of Chinese, another script than the rest. */
import type { Check, Seen } from './check';
import type { Find } from './finds';

/** Letters of other scripts that cannot be told from Latin ones; not those of science, such as α and μ. */
const CYRILLIC = 'аеорсухіјѕАВЕКМНОРСТХІЈЅ';
const GREEK = 'οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const LOOK_ALIKES = new RegExp(
  `(?:[A-Za-z]+[${CYRILLIC}${GREEK}]|[${CYRILLIC}${GREEK}]+[A-Za-z])[A-Za-z${CYRILLIC}${GREEK}]*`,
  'u',
);
const WIDE = /[０-９Ａ-Ｚａ-ｚ]+/u;
const NARROW = /[0-9A-Za-z]/u;
const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;

/** Frequent characters that differ; in the same order. */
const SIMPLIFIED = '国这个们来时说对会学发经过还进现实样与关点开问题长将东车见马门电话书业产';
const TRADITIONAL = '國這個們來時說對會學發經過還進現實樣與關點開問題長將東車見馬門電話書業產';
/** Different ones of each kind: one may stand in a name or a quotation. */
const VARIANTS = 2;

/** Of the documents, before one without Han is odd. */
const MOST = 0.9;
const ENOUGH = 10;

export const MIXED_SCRIPTS: Check = {
  code: 'mixed-scripts',
  weight: 0.1,
  of: 'document',
  needs: [],
  start: ({ finds, size }) => {
    const without: number[] = [];
    return {
      see: (seen) => {
        const { text } = seen.document;
        if (!HAN.test(text) && LETTER.test(text)) without.push(seen.index);
        for (const find of findsIn(seen)) finds.add(seen.index, find);
      },
      end: () => {
        if (size() < ENOUGH || without.length > size() * (1 - MOST)) return;
        for (const index of without) finds.add(index, { kind: 'no-han', quote: '' });
      },
    };
  },
};

function* findsIn({ document: { text } }: Seen): Generator<Find> {
  const alike = LOOK_ALIKES.exec(text);
  if (alike !== null) {
    const [quote] = alike;
    yield { kind: 'look-alike', quote, start: alike.index, end: alike.index + quote.length };
  }
  const wide = WIDE.exec(text);
  if (wide !== null && NARROW.test(text)) {
    const [quote] = wide;
    yield { kind: 'widths', quote, start: wide.index, end: wide.index + quote.length };
  }
  const simplified = distinct(text, SIMPLIFIED_ONLY);
  const traditional = distinct(text, TRADITIONAL_ONLY);
  if (simplified.length >= VARIANTS && traditional.length >= VARIANTS) {
    yield { kind: 'variants', quote: `${simplified.join('')} / ${traditional.join('')}` };
  }
}

/** Some characters of the two lists are the same. */
const SIMPLIFIED_ONLY = new Set(Array.from(SIMPLIFIED).filter((one) => !TRADITIONAL.includes(one)));
const TRADITIONAL_ONLY = new Set(
  Array.from(TRADITIONAL).filter((one) => !SIMPLIFIED.includes(one)),
);

function distinct(text: string, of: ReadonlySet<string>): readonly string[] {
  return [...new Set(Array.from(text).filter((character) => of.has(character)))];
}
