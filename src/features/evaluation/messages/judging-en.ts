/** English messages of the sample that is judged. */
import type { JudgingMessages } from './judging-zh';

export const judgingEn: JudgingMessages = {
  section: 'Judge a sample',
  from: 'Draw from',
  froms: {
    read: 'documents that the model has read',
    done: 'documents marked as done',
    decided: 'documents with decisions',
  },
  count: 'How many',
  type: 'Which finds',
  allTypes: (count) => `all finds (${count})`,
  typed: (kind, type, count) => `${kind} ${type} (${count})`,
  seed: 'Seed',
  seedHint: 'The same documents and seed draw the same sample.',
  draw: 'Draw and begin',
  counting: 'Counting finds…',
  documents: (count) => `${count} documents have finds of a model.`,
  nothing:
    'There are no finds of a model in these documents. Extract from one, or choose another source.',
  notAllRead:
    'Some documents could not be read; the sample is only of the others. Close this and try again.',
  replaces:
    'A new sample replaces this one and its judgements. Download them first if you need them.',
  keys: 'While the focus is here: A right, X wrong, S cannot tell, B back',
  right: 'Right',
  wrong: 'Wrong',
  unclear: 'Cannot tell',
  back: 'Back',
  progress: (judged, total, unclear) =>
    `${judged} of ${total} judged${unclear > 0 ? `; ${unclear} that you cannot tell do not count` : ''}`,
  finished: 'All of this sample is judged.',
  decides: 'Also decide in the document: accept what is right, delete what is wrong',
  undecided: (count) =>
    `${count} not decided in their documents: another tab edits them, they were deleted, or the find is no longer shown. The judgements are kept.`,
  notKept:
    'The judgements could not be kept in the browser and go with the page. Download them, then free some storage.',
  precision: 'Precision',
  judged: 'Judged',
  all: 'All',
  interval: '95 % interval (Wilson)',
  download: 'Download the judgements',
  another: 'Another sample…',
  keepThis: 'Go on with this sample',
};
