/** All templates of the project. */
import type { Template } from '../template';
import { ENTITY_TEMPLATES } from './entities';
import { EVENT_TEMPLATES } from './events';
import { RELATION_TEMPLATES } from './relations';

export const TEMPLATES: readonly Template[] = [
  ...ENTITY_TEMPLATES,
  ...RELATION_TEMPLATES,
  ...EVENT_TEMPLATES,
];
