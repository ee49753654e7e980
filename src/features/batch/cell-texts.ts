/** What stands in the cells of the table over documents. */
import { formatCount, formatPercent } from '../../i18n/format';
import type { Translation } from '../../i18n/translation';
import type { BatchMessages } from './messages/zh';
import { fieldOf, typeCount, type DocumentRow, type RowFilter, type Sort } from './rows';

export class CellTexts {
  readonly #words: BatchMessages;
  readonly #page: Translation;
  readonly #date: Intl.DateTimeFormat;

  constructor(words: BatchMessages, page: Translation, date: Intl.DateTimeFormat) {
    this.#words = words;
    this.#page = page;
    this.#date = date;
  }

  title({ summary }: DocumentRow): string {
    return summary.title === '' ? this.#words.untitled : summary.title;
  }

  text(row: DocumentRow, column: Sort, filter: RowFilter): string {
    if (column === 'field') return fieldOf(row, filter);
    if (column === 'type') return this.#count(typeCount(row, filter));
    const { summary } = row;
    if (column === 'title') return this.title(row);
    if (column === 'state') return this.#state(row);
    if (column === 'changed') return this.#date.format(summary.changed);
    if (column === 'length' || column === 'decided') return this.#count(summary[column]);
    const { found } = summary;
    return found === undefined ? '' : this.#count(found[column]);
  }

  #count(value: number): string {
    return formatCount(value, this.#page.locale);
  }

  /** With the reason where it failed, and the share where it is being read. */
  #state({ state, share, failed }: DocumentRow): string {
    if (state === 'reading' && share > 0) return formatPercent(share);
    if (failed === undefined) return this.#words.states[state];
    const known: Readonly<Record<string, string | undefined>> = this.#page.failures;
    const reason = this.#words.why(known[failed.code] ?? this.#words.storage);
    return `${this.#words.states[state]} · ${reason}`;
  }
}
