/** Of an evaluation's page: causes, confused types, and the list of what was missed and wrong. */
import type { Language } from '../../formats/format';
import { el, withAttributes, type Element } from '../../formats/report-page/element';
import { CAUSES } from '../causes';
import type { Confusion, Fault } from '../faults';
import { quoteOf, type Item } from '../items';
import type { ConventionReport } from '../report';
import { causeWord, SIDE_WORDS, type Mode } from '../words';
import { cell, numberCell, rowHead, table, textCell, wide } from './parts';
import { PAGE_WORDS } from './words';

/** Rows that are listed; the others are counted. */
const MOST_FAULTS = 300;
const MOST_CONFUSIONS = 30;

export function faultSections(
  { faults, confusions }: ConventionReport,
  mode: Mode,
  language: Language,
): readonly Element[] {
  const words = PAGE_WORDS[language];
  const confused = confusions
    .filter(({ gold, predicted }) => gold !== predicted)
    .sort((a, b) => Number(isPair(b)) - Number(isPair(a)));
  const title = mode === 'people' ? words.differences : words.faults;
  if (faults.length === 0) return [el('section', el('h2', title), el('p', words.none))];
  return [
    el('section', el('h2', words.causes), causeTable(faults, mode, language)),
    ...(confused.length === 0
      ? []
      : [el('section', el('h2', words.confusions), confusionTable(confused, mode, language))]),
    el('section', el('h2', title), ...faultTable(faults, mode, language)),
  ];
}

/** Two labels stand before a label and nothing. */
function isPair({ gold, predicted }: Confusion): boolean {
  return gold !== undefined && predicted !== undefined;
}

function causeTable(faults: readonly Fault[], mode: Mode, language: Language): Element {
  const words = PAGE_WORDS[language];
  const count = (cause: Fault['cause'], side: Fault['side']): number =>
    faults.filter((fault) => fault.cause === cause && fault.side === side).length;
  const rows = CAUSES.filter((cause) => faults.some((fault) => fault.cause === cause)).map(
    (cause) =>
      el(
        'tr',
        rowHead(causeWord(cause, mode, language)),
        numberCell(count(cause, 'gold')),
        numberCell(count(cause, 'predicted')),
      ),
  );
  const sides = SIDE_WORDS[mode];
  const heads = [words.cause, sides.gold[language], sides.predicted[language]];
  return few(table(heads, ['text', 'number', 'number'], rows));
}

function few(element: Element): Element {
  return withAttributes(element, { class: 'few' });
}

function confusionTable(list: readonly Confusion[], mode: Mode, language: Language): Element {
  const words = PAGE_WORDS[language];
  const rows = list
    .slice(0, MOST_CONFUSIONS)
    .map(({ gold, predicted, count }) =>
      el(
        'tr',
        rowHead(gold ?? words.nothing),
        textCell(predicted ?? words.nothing),
        numberCell(count),
      ),
    );
  const people = mode === 'people';
  const heads = [
    people ? words.first : words.gold,
    people ? words.second : words.inPlace,
    words.times,
  ];
  const shown = few(table(heads, ['text', 'text', 'number'], rows));
  const more = list.length - rows.length;
  return more > 0 ? el('section', shown, el('p', `… +${more}`)) : shown;
}

/** By cause, the most frequent first. */
function faultTable(faults: readonly Fault[], mode: Mode, language: Language): readonly Element[] {
  const words = PAGE_WORDS[language];
  const frequent = new Map<Fault['cause'], number>();
  for (const { cause } of faults) frequent.set(cause, (frequent.get(cause) ?? 0) + 1);
  const rank = ({ cause }: Fault): number => frequent.get(cause) ?? 0;
  const sorted = faults.toSorted(
    (a, b) => rank(b) - rank(a) || CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause),
  );
  const rows = sorted
    .slice(0, MOST_FAULTS)
    .map(({ side, cause, item, other, sentence, document }) =>
      el(
        'tr',
        tag(SIDE_WORDS[mode][side][language]),
        tag(causeWord(cause, mode, language)),
        textCell(named(item)),
        other === undefined ? cell('') : textCell(named(other)),
        textCell(sentence),
        textCell(document),
      ),
    );
  const heads = [
    ...[words.side, words.cause, words.content, words.instead],
    ...[words.sentence, words.document],
  ];
  const more = faults.length - rows.length;
  return [wide(table(heads, [], rows)), ...(more > 0 ? [el('p', words.more(more))] : [])];
}

function tag(content: string): Element {
  return withAttributes(el('td', content), { class: 'tag' });
}

function named(item: Item): string {
  const label = item.kind === 'argument' ? `${item.type} · ${item.role}` : item.type;
  return `${quoteOf(item)}（${label}）`;
}
