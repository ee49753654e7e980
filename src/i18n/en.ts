/** English messages. */
import type { Messages } from './zh';

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function timeOf(seconds: number): string {
  return seconds < 60 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`;
}

export const en: Messages = {
  title: 'Chinchilla · information extraction for Chinese',
  brand: 'Chinchilla',
  tagline: 'Paste Chinese text; see its people, relations and events.',
  privacy: 'Text is processed on this device and never uploaded.',
  keys: 'Keys',
  update: 'New version: reload',
  updateHint: 'Documents are saved. With several tabs open, close the others first.',
  skipToText: 'Skip to the text',
  switchLanguage: '中文',
  switchLanguageLabel: 'Switch the interface to Chinese (中文)',
  themeLabel: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
  languageMissing:
    'The words of the other language could not be fetched; nothing was changed. Check the network and switch again.',
  close: 'Close',
  retry: 'Try again',
  cancel: 'Cancel',
  notOpened: 'This did not open. Check the network and try again.',
  notKept:
    'The code that keeps documents could not be fetched; changes are not saved now. Check the network and try again.',
  more: (count) => `Show ${count} more`,

  model: {
    absent: 'Model not loaded',
    checking: 'Looking for the model on this device…',
    downloading: 'Downloading the model, this once',
    bytes: (loaded, total) => `${loaded} / ${total}`,
    starting: 'Starting the model…',
    reloading: 'The model was interrupted and is being loaded again.',
    reloadTakes: (seconds) => `Last time this took ${timeOf(seconds)}.`,
    ready: 'Model ready',
    offline: 'works offline',
    inMemory:
      'In memory only: the browser does not allow storing it, so the next visit downloads it again',
    failed: 'The model did not load',
    progressLabel: 'Model download',
    builtIn: (id: string): string => 'built-in' + id.replace('chinchilla', '').replace('-', ' '),
    choose: (name) => `Model: ${name}`,
    panel: 'Models',
    opening: 'Opening…',
    downloadingOther: (percent) => `downloading ${percent}`,
    givenUp: (name, instead) =>
      `${name} did not run; the ${instead} model has taken over, and your text is all there.`,
    libraryFits: (versions) => `This library was built for WebLLM ${versions}.`,
    dismiss: 'All right',
  },

  documents: {
    section: 'Document',
    open: 'Documents',
    title: 'Title',
    untitled: 'Untitled',
    create: 'New',
    source: (file) => `From ${file}`,
    page: (page) => `page ${page}`,
    row: (row) => `row ${row}`,
    undo: 'Undo',
    redo: 'Redo',
    readOnly: 'Another tab is editing this document; here it is read-only and follows.',
    editHere: 'Edit here instead',
    notSaved: {
      unavailable:
        'The browser allows no storage; the document is lost when this page closes. Export it first, or use a window that may store.',
      'quota-exceeded':
        'Storage is full; the latest changes were not saved. Free some space, or delete models and documents that you do not need.',
      failed:
        'The latest changes were not saved. Try again; if that does not help, export and reload the page.',
    },
    removed: (count) => `${plural(count, 'document', 'documents')} deleted.`,
    conflict:
      'Another tab changed this document. Both are kept: what was changed here is now a document of its own.',
    lost: (count, titles) =>
      `The browser’s storage was cleared: the open document was saved again; ${plural(count, 'other', 'others')} lost (${titles}).`,
    editedElsewhere: (title) => `“${title}” is being edited in another tab and was not deleted.`,
  },

  text: {
    section: 'Text',
    placeholder: 'Paste or type Chinese text here…',
    tools: 'Text tools',
    samples: 'Samples',
    samplesTitle: 'Choose a sample',
    samplesHint: 'Or start from a sample',
    open: 'Open file',
    import: 'Import',
    openHint: 'Open text, tables, PDF, Word and other files, or drop or paste them here',
    clear: 'Clear',
    find: 'Find',
    filter: (hidden) => (hidden === 0 ? 'Filter' : `${hidden} hidden`),
    length: (count) => `${count} characters`,
    drop: 'Drop to open',
    tooLong: (count, limit) =>
      `The text has ${count} characters, over the limit of ${limit}, so nothing was extracted. All of it is still here: shorten it, or split it into parts.`,
    fileTooLong: (name, limit) =>
      `“${name}” is over the limit of ${limit} characters and was not opened; your text is unchanged. Split the file into parts.`,
    fileUnreadable: (name) =>
      `“${name}” could not be read; your text is unchanged. Make sure it is a text file and open it again.`,
  },

  domains: {
    news: 'News',
    biography: 'Biography',
    resume: 'Résumé',
    finance: 'Finance',
    medicine: 'Medicine',
    sport: 'Sport',
    disaster: 'Disaster',
    ecommerce: 'Shopping',
    film: 'Film',
    literature: 'Literature',
  },

  schema: {
    preset: 'Schema',
    tasks: { ner: 'Entities', re: 'Relations', ee: 'Events', all: 'All three' },
    edited: 'edited',
    edit: 'Edit schema',
    title: 'Edit the schema',
    lookingFor: 'Looking for',
    andMore: (count) => `${count} in all`,
  },

  views: {
    section: 'View',
    text: 'Reading',
    table: 'Table',
    graph: 'Graph',
    timeline: 'Timeline',
    documents: 'All documents',
  },

  results: {
    section: 'Results',
    tabs: { entities: 'Entities', relations: 'Relations', events: 'Events' },
    threshold: 'Least confidence',
    copy: 'Copy JSON',
    copied: 'Copied',
    copyFailed: 'Copying failed. Download it instead.',
    download: 'Download JSON',
    moreFormats: 'More formats…',
    print: 'Print',
    review: 'Review',
    outsideSchema: 'not in the schema',
    places: (at, count) => `place ${at} of ${count}`,
    confirmed: 'Confirmed',
    score: (percent) => `confidence ${percent}`,
    head: 'Head',
    relation: 'Relation',
    tail: 'Tail',
    trigger: 'Trigger',
    noRoles: 'No arguments found',
    progress: (done, total) => `part ${done} of ${total}`,
    waitingForModel: 'Starts when the model is ready',
    progressLabel: 'Extraction progress',
    reading: 'Reading…',
    held: 'A large model does not follow typing. When the text is ready, press “Extract”.',
    heldFor: (seconds) => `Starts by itself ${seconds} s after the last key.`,
    startNow: 'Extract',
    cancelled: 'Cancelled. What was found so far is below.',
    storedModel: (name) => `These results come from ${name}; the model is another one now.`,
    storedSchema: 'These results are those of the schema before it was changed.',
    again: 'Extract again',
    issues: (count) => `${plural(count, 'place was', 'places were')} not handled`,
    issue: {
      ungrounded: 'has no place in the text',
      cut: 'was cut at the edge of a window',
      failed: 'this part could not be read',
    },
  },

  empty: {
    noText: 'There is no text yet. Paste some, or choose a sample; results appear here.',
    noEntities: 'No entities found. Lower the confidence, or choose a schema that fits better.',
    noRelations: 'No relations found. Lower the confidence, or choose a schema that fits better.',
    noEvents: 'No events found. Lower the confidence, or choose a schema that fits better.',
    schemaWithoutEntities:
      'This schema has no entity types. Add some under “Edit schema”, or choose another preset.',
    schemaWithoutRelations:
      'This schema has no relations. Add some under “Edit schema”, or choose a relation preset.',
    schemaWithoutEvents:
      'This schema has no events. Add some under “Edit schema”, or choose an event preset.',
  },

  advice: {
    title: 'Nothing was found in this text. You could try:',
    lowerThreshold: (count) =>
      `Lower the least score: ${count === 1 ? '1 span is' : `${count} spans are`} below it.`,
    untaughtNames: (names) => `Use names that the model was taught; it was not taught ${names}.`,
    notChinese: 'The model was taught Chinese only, and this text has few Chinese characters.',
    otherPresets: 'Choose another preset:',
  },

  announce: {
    ready: 'Model ready',
    found: (entities, relations, events) =>
      `Done: ${plural(entities, 'entity', 'entities')}, ${plural(relations, 'relation', 'relations')}, ${plural(events, 'event', 'events')}`,
    cancelled: 'Extraction cancelled',
  },
};
