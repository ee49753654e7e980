/** English messages of the list of keys and of the first visit, which are fetched with them. */
import type { HelpMessages } from './zh';

export const helpEn: HelpMessages = {
  title: 'Keys',
  groups: [
    {
      name: 'Anywhere',
      keys: [
        ['?', 'This list (while no text is typed)'],
        ['Ctrl F', 'Find in the text; pinyin initials of a name work too'],
        ['Ctrl Z / Ctrl Shift Z', 'Undo, redo'],
        ['Ctrl P', 'Print'],
        ['Esc', 'Clear the selection, close what is open'],
      ],
    },
    {
      name: 'With text or a mark selected',
      keys: [
        ['Alt 1–9 0 - =', 'Mark the selected text as one of the first twelve types'],
        ['F2', 'To the bar of corrections; in it:'],
        ['A  X', 'Accept, reject'],
        ['T', 'Another type'],
        ['L', 'Link to another mark (relation)'],
        ['E', 'Make it a trigger (event)'],
        ['[ ] , .', 'Move the left and right edge; with Shift by a word'],
        ['G  D', 'Mark all places, reject all places'],
        ['S  J', 'Split at the caret, join with the next'],
        ['R', 'Turn a relation round'],
        ['Z C V N M H Y U', 'Attributes of the schema, such as negated'],
      ],
    },
    {
      name: 'Review',
      keys: [
        ['A  X  S  B', 'Accept, reject, skip, back'],
        ['Z C V N …', 'Set attributes, then accept'],
      ],
    },
    {
      name: 'Lists and views',
      keys: [
        ['↑ ↓ Home End', 'Move in results and table'],
        ['Enter', 'Select the row of the table'],
        ['Arrows + − 0', 'Move and zoom the graph, fit it'],
      ],
    },
  ],
  tour: 'Show the three first steps again',
  steps: [
    [
      'Put a text in',
      'Paste Chinese text here, open a file, or take a sample. It stays on this device.',
    ],
    [
      'Say what to look for',
      'Choose a schema, or write your own types of entities, relations and events.',
    ],
    [
      'Check and take away',
      'Results appear here. Review and correct them, then export in any format.',
    ],
  ],
  step: (at, count) => `${at} of ${count}`,
  next: 'Next',
  end: 'Start',
  skip: 'Skip',
};
