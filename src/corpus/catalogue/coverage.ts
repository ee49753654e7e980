/** What the corpora that the project knows leave unsaid. */
import { CORPORA } from './corpora';

const namesOf = (corpora: typeof CORPORA): ReadonlySet<string> =>
  new Set(corpora.map(({ name }) => name));

/** Annotated in part: what is not annotated is unknown. */
export const OPEN_CORPORA = namesOf(CORPORA.filter(({ closed }) => !closed));

/** Their entities are ends of relations or parts of events, and others are not annotated. */
export const LINKED_CORPORA = namesOf(CORPORA.filter(({ mentionsComplete: all }) => !all));
