/** What a person could try where nothing at all was found in a text of some length. */
import type { Extraction } from '../../../core/extraction';
import { isEmpty } from '../../../core/filter';
import type { Schema } from '../../../core/schema';
import { untaughtNames } from '../../../core/schema-known';
import type { Job } from '../../workspace/jobs.svelte';

/** Code units; a shorter text may well hold nothing. */
const LONG_ENOUGH = 200;
/** Presets that find something in most texts, the most general first. */
const GENERAL = ['all-in-one', 'ner-general', 're-encyclopedia', 'ee-general'];
const MOST_PRESETS = 2;
/** A text with fewer Han characters is hardly Chinese. */
const LEAST_HAN = 0.2;

/** What a person could try where nothing at all was found. */
export type Advice =
  | { readonly code: 'lower-threshold'; readonly count: number }
  | { readonly code: 'untaught-names'; readonly names: readonly string[] }
  | { readonly code: 'not-chinese' }
  | { readonly code: 'other-presets'; readonly ids: readonly string[] };

export interface Silence {
  readonly text: string;
  readonly schema: Schema;
  readonly presetId: string;
  /** Of the model; empty where it does not say what it was taught. */
  readonly knownLabels: readonly string[];
  /** With all scores, and what of it is shown. */
  readonly extraction: Extraction;
  readonly shown: Extraction;
  readonly job: Job['phase'];
}

function hanShare(text: string): number {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) / text.length;
}

/** The likeliest to help first; empty where something was found, or the text is short or not read yet. */
export function whatToTry(silence: Silence): readonly Advice[] {
  const { text, schema, extraction, shown, job } = silence;
  if (job !== 'done' || text.length < LONG_ENOUGH || !isEmpty(shown)) return [];
  const advice: Advice[] = [];
  const count = extraction.mentions.length;
  if (count > 0) advice.push({ code: 'lower-threshold', count });
  const names = untaughtNames(schema, silence.knownLabels);
  if (names.length > 0) advice.push({ code: 'untaught-names', names });
  if (hanShare(text) < LEAST_HAN) advice.push({ code: 'not-chinese' });
  const ids = GENERAL.filter((id) => id !== silence.presetId).slice(0, MOST_PRESETS);
  return [...advice, { code: 'other-presets', ids }];
}
