/** English messages of the differences that are decided one by one. */
import type { DifferingMessages } from './differing-zh';

export const differingEn: DifferingMessages = {
  section: 'Decide one by one',
  pick: 'Choose the other person’s files',
  pickAnother: 'Files of another person…',
  hint: 'A workspace that they exported (.zip), or annotations in any readable format. Only documents with the same text can be compared.',
  comparing: 'Comparing…',
  again: 'Compare again',
  problems: (count) => `${count} not read`,
  noPartner:
    'No document here has the text of one of theirs. Make sure that both sides have the same documents.',
  alone: (count) =>
    `${count} of their documents have no text of this device, and were not compared.`,
  notAllRead: 'Some documents could not be read and were not compared. Close this and try again.',
  progress: (decided, left, later) =>
    `${decided} decided, ${left} left${later > 0 ? `, ${later} of them for later` : ''}`,
  elsewhere: (places, documents) =>
    `${places} are in ${documents} documents that another tab edits. Close them there, then compare again.`,
  none: 'There is no difference.',
  finished: 'All differences are decided.',
  kinds: {
    mine: 'only mine',
    theirs: 'only theirs',
    label: 'another type',
    edges: 'other edges',
    direction: 'other direction',
    mixed: 'another type and edges',
  },
  mine: 'Mine',
  theirs: 'Theirs',
  nothingHere: 'nothing here',
  keys: 'While the focus is here: A mine, T theirs, D both, X neither, S later, B undo the last one',
  takeMine: 'Mine',
  takeTheirs: 'Theirs',
  takeBoth: 'Both',
  neither: 'Neither',
  later: 'Later',
  back: 'Undo the last',
  falling: (count) => `with ${count} of its links`,
  stuck:
    'The last decision was not taken back: the document was changed since, or another tab edits it.',
  notKept:
    'How far you are could not be kept in the browser; decisions are in their documents and stay. Free some storage.',
};
