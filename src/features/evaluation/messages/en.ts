/** English messages of the evaluation, which is loaded when it is opened. */
import { differingEn } from './differing-en';
import { judgingEn } from './judging-en';
import type { EvaluationMessages } from './zh';

export const evaluationEn: EvaluationMessages = {
  title: 'Evaluation',
  intro:
    'Compares what the model found with what a person made of it: precision, recall, and a list of faults. A sample can be judged, and what two people mark differently can be decided.',
  compare: 'Compare',
  sources: {
    done: 'Finished documents: what the model found, and what you made of it',
    decided: 'Documents with decisions: what the model found, and what you made of it',
    run: 'Two files: gold and predictions',
    people: 'Two files: do two people agree',
    sample: 'A random sample: judge finds one by one, with keys',
    differences: 'My documents and another person’s file: decide the differences one by one',
  },
  none: {
    done: 'No document is marked as finished. Check one, mark it, and come back.',
    decided: 'No document has decisions. Accept, reject or add a find, and come back.',
  },
  untouched: 'Finds that were left alone count as right (you read the whole text)',
  untouchedHint: 'Otherwise only what you accepted or added is gold.',
  first: { run: 'Gold', people: 'First person' },
  second: { run: 'Predictions', people: 'Second person' },
  pick: (side) => `Choose files: ${side}`,
  go: 'Evaluate',
  working: 'Evaluating…',
  crashed:
    'The program that evaluates ended, perhaps for lack of memory. Try again with fewer documents or files.',
  nothing: 'There is no document to compare.',
  documents: (count) => `${count} documents`,
  alone: (first, second) =>
    `Without a partner: ${first} of the first side, ${second} of the second (texts have to be the same).`,
  problems: (count) => `${count} not read, or without finds of a model`,
  convention: 'Convention',
  kappa: (value) => `Agreement by character, κ = ${value}`,
  label: 'Type',
  all: 'All',
  mean: 'Mean of types',
  interval: '95 % interval',
  precision: 'Precision',
  recall: 'Recall',
  gold: { run: 'Gold', people: 'First' },
  found: { run: 'Found', people: 'Second' },
  right: 'Same',
  faults: (count) => `Differences (${count})`,
  noFaults: 'There is no difference.',
  open: (document) => `Open “${document}”`,
  instead: (other) => `other side: ${other}`,
  html: 'Download the report',
  csv: 'Download the faults',
  judging: judgingEn,
  differing: differingEn,
};
