/** Every check of a dataset: one file each, a row here, its sentences in `words.ts`. */
import { BOUNDARIES } from './boundaries';
import { BROKEN_EVENTS } from './broken-events';
import { BROKEN_RELATIONS } from './broken-relations';
import type { Check } from './check';
import { DOUBLE_LABELS } from './double-labels';
import { ENCODINGS } from './encodings';
import { EXACT_DUPLICATES } from './exact-duplicates';
import { MISSED_MENTIONS } from './missed-mentions';
import { MIXED_LABELS } from './mixed-labels';
import { MIXED_SCRIPTS } from './mixed-scripts';
import { NEAR_DUPLICATES } from './near-duplicates';
import { ODD_LENGTHS } from './odd-lengths';
import { OFFSETS } from './offsets';
import { PERSONAL_DATA } from './personal-data';
import { RARE_LABELS } from './rare-labels';
import { REPEATED_IDS } from './repeated-ids';
import { REPEATED_ITEMS } from './repeated-items';
import { RIVAL_LABELS } from './rival-labels';
import { SHARED_TEXTS } from './shared-texts';

export const CHECKS: readonly Check[] = [
  ...[EXACT_DUPLICATES, NEAR_DUPLICATES, SHARED_TEXTS, REPEATED_IDS],
  ...[OFFSETS, BOUNDARIES, REPEATED_ITEMS, DOUBLE_LABELS, RIVAL_LABELS, MISSED_MENTIONS],
  ...[BROKEN_RELATIONS, BROKEN_EVENTS, RARE_LABELS, MIXED_LABELS],
  ...[MIXED_SCRIPTS, ODD_LENGTHS, ENCODINGS, PERSONAL_DATA],
];
