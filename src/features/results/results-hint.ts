/** Why a list of results is empty, so that the page can say what to do. */
import type { Schema } from '../../core/schema';
import type { Tab } from '../workspace/navigation.svelte';
import type { Job } from '../workspace/jobs.svelte';

export type EmptyReason =
  | 'noText'
  | 'noEntities'
  | 'noRelations'
  | 'noEvents'
  | 'schemaWithoutEntities'
  | 'schemaWithoutRelations'
  | 'schemaWithoutEvents';

function typeCount(tab: Tab, schema: Schema): number {
  // The ends of relations are entities, too.
  if (tab === 'entities') return schema.entities.length + schema.relations.length;
  return schema[tab].length;
}

const ASKED: Readonly<Record<Tab, EmptyReason>> = {
  entities: 'noEntities',
  relations: 'noRelations',
  events: 'noEvents',
};

const NOT_ASKED: Readonly<Record<Tab, EmptyReason>> = {
  entities: 'schemaWithoutEntities',
  relations: 'schemaWithoutRelations',
  events: 'schemaWithoutEvents',
};

/** Of an open tab with nothing in it; undefined while it is too early to say. */
export function whyEmpty(
  tab: Tab,
  schema: Schema,
  text: string,
  job: Job['phase'],
): EmptyReason | undefined {
  if (text === '') return 'noText';
  if (typeCount(tab, schema) === 0) return NOT_ASKED[tab];
  return job === 'done' || job === 'idle' ? ASKED[tab] : undefined;
}
