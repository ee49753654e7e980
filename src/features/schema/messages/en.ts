/** English messages of the schema editor. */
import type { SchemaMessages } from './zh';

export const schemaEn: SchemaMessages = {
  entities: 'Entity types',
  relations: 'Relations',
  events: 'Events',
  filter: 'Filter types',
  noMatch: 'No type matches',
  name: 'Name',
  head: 'Head type',
  tail: 'Tail type',
  roles: 'Roles',
  attributes: 'Attributes',
  attributesHint:
    'what a reviewer may say of an entity, such as negated; apart by commas, no model is asked',
  rolesHint: 'Separate roles with commas',
  other: 'Other',
  addEntity: 'Add entity type',
  addRelation: 'Add relation',
  addEvent: 'Add event',
  remove: (name) => `Remove “${name}”`,
  reset: 'Reset to preset',
  importJson: 'Import JSON',
  exportJson: 'Export JSON',
  apply: 'Apply',
  problems: 'Please correct these first:',
  warnings: 'Usable, but note:',
  unnamed: 'unnamed',
  untaught: 'The model was not taught this name and may miss some',

  problem: {
    'not-json': 'The file is not valid JSON. Check brackets and quotes.',
    'wrong-type': 'This holds the wrong kind of value.',
    'no-labels': 'There are no types yet. Add at least one.',
    'empty-name': 'A name cannot be empty.',
    'duplicate-name': 'This name is used twice.',
    'long-name': 'This name is too long; the model reads short ones better.',
    'too-many-labels': 'Many types: over 100 is slow, and 500 is the most.',
    'empty-end': 'Give both the head type and the tail type.',
    'no-roles': 'Without roles only the trigger is looked for.',
  },
};
