/** English messages of the library, which is loaded when it is opened. */
import type { LibraryMessages } from './zh';

export const libraryEn: LibraryMessages = {
  search: 'Search in titles and texts',
  sort: 'Sort by',
  order: { changed: 'Last changed', created: 'Newest', title: 'Title', length: 'Length' },
  none: 'No documents yet. Paste a text, and it appears here.',
  noMatch: 'Nothing found.',
  select: (title) => `Select “${title}”`,
  selectAll: 'Select all',
  selected: (count) => `${count} selected`,
  openIt: (title) => `Open “${title}”`,
  openNow: 'Open',
  length: (count) => `${count} characters`,
  decided: (count) => `${count} decided`,
  done: 'Done',
  markDone: 'Mark as done',
  markOpen: 'Not done',
  rename: 'Rename',
  duplicate: 'Duplicate',
  copyOf: (title) => `${title} (copy)`,
  remove: 'Delete',
  notRenamed: 'Another tab is editing this document; its title was not changed.',
  decider: 'My name (kept beside each decision; may be empty)',
  workshop: 'Dataset workshop',
  exportAll: 'Export everything as one file',
  importAll: 'Import a workspace file',
  merge: 'Add to these documents',
  replaceAll: 'Replace these documents',
  importTitle: (documents) =>
    documents === 1
      ? 'The file holds 1 document. How shall it be imported?'
      : `The file holds ${documents} documents. How shall they be imported?`,
  imported: (added, beside, same) =>
    `${added} imported, ${beside} of them another state of a document that is here; ${same} the same as before.`,
  importFailure: {
    'not-a-workspace':
      'This is not a workspace file of Chinchilla; nothing was changed. Choose a .zip made by “Export everything”.',
    damaged:
      'The file is incomplete or damaged; nothing was changed. Export or download it again, then try once more.',
    newer:
      'The file comes from a newer version of Chinchilla; nothing was changed. Update this page first, then import.',
    'too-large':
      'The file is too large (over 500 MB unpacked); nothing was changed. Export fewer documents at a time.',
    storage:
      'The browser did not store these documents; nothing was changed. Free some space and try again.',
  },
  wipe: 'Wipe everything from this device…',
  wipeQuestion:
    'All documents, results, decisions, schemas and models will be deleted; this cannot be undone. Export first what you need. Wipe everything?',
  wipeYes: 'Wipe everything',
  wiped: 'Wiped: no documents, results or models are left on this device.',
  wipeFailed: (left) =>
    `Not all could be wiped; left: ${left}. Close other tabs of this site and try again.`,
};
