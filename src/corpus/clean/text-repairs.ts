/** Repairs that look at the text: empty and broken ones go, personal numbers are covered. */
import { isBlank } from '../../core/text';
import { ENCODING_FAULTS } from '../check/encodings';
import { isTrue } from '../dataset/document';
import { personalNumbers } from '../dataset/personal';
import { untouched, type Repair } from './repair';

export const DROP_EMPTY_TEXTS: Repair = {
  code: 'drop-empty-texts',
  apply: (document) =>
    isBlank(document.text)
      ? { document: undefined, done: [{ kind: 'empty', quote: '' }] }
      : untouched(document),
};

export const DROP_BROKEN_TEXTS: Repair = {
  code: 'drop-broken-texts',
  apply: (document) => {
    const fault = ENCODING_FAULTS.find(([, pattern]) => pattern.test(document.text));
    if (fault === undefined) return untouched(document);
    return { document: undefined, done: [{ kind: fault[0], quote: '' }] };
  },
};

const COVER = '*';

/** Digits become stars one by one, so that every offset stays. */
export const MASK_PERSONAL_DATA: Repair = {
  code: 'mask-personal-data',
  apply: (document) => {
    const numbers = personalNumbers(document.text);
    if (numbers.length === 0) return untouched(document);
    let { text } = document;
    for (const { start, end } of numbers) {
      const covered = text.slice(start, end).replaceAll(/[\dXx０-９Ｘｘ]/gu, COVER);
      text = text.slice(0, start) + covered + text.slice(end);
    }
    const mentions = document.mentions.map((mention) =>
      isTrue(document.text, mention)
        ? { ...mention, text: text.slice(mention.start, mention.end) }
        : mention,
    );
    const done = numbers.map(({ kind, start, end }) => ({ kind, quote: '', start, end }));
    return { document: { ...document, text, mentions }, done };
  },
};
