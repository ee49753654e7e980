/** English messages of the printed page, which are fetched with it. */
import type { PrintMessages } from './zh';

export const printEn: PrintMessages = {
  legend: 'Legend',
  relations: 'Relations',
  events: 'Events',
  notes: 'Notes',
  confirmed: 'confirmed',
  foot: (mentions, relations, events, threshold) =>
    `${mentions} marks, ${relations} relations, ${events} events; lowest score ${threshold}.`,
  hidden: (count) => `${count} hidden types are not printed.`,
};
