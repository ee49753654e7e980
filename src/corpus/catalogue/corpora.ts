/** Every corpus, in the order in which reports list them. */
import type { Corpus } from './corpus';
import { ENTITY_CORPORA } from './entities';
import { EVENT_CORPORA } from './events';
import { RELATION_CORPORA } from './relations';

export const CORPORA: readonly Corpus[] = [
  ...ENTITY_CORPORA,
  ...RELATION_CORPORA,
  ...EVENT_CORPORA,
];
