/** English messages of the search, which are fetched with it. */
import type { FindMessages } from './zh';

export const findEn: FindMessages = {
  label: 'Find in the text',
  placeholder: 'Text, or pinyin initials of a name',
  place: (at, count, cut) => `${at > 0 ? `${at} of ` : ''}${count}${cut ? '+' : ''}`,
  none: 'Not found',
  byName: (count) => `${count} by pinyin initials`,
  noReadings: 'The table of readings could not be fetched; only the text was searched.',
  next: 'Next',
  previous: 'Previous',
  close: 'Close the search',
};
