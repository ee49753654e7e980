/** Repairs that no person has to decide. */
import type { RepairCode } from '../check/check';

/** Those that lose nothing that is right: no person has to decide. */
export const SAFE_REPAIRS: readonly RepairCode[] = [
  ...(['drop-exact-duplicates', 'drop-empty-texts', 'repair-offsets', 'trim-boundaries'] as const),
  ...(['drop-repeated-items', 'drop-broken-relations', 'drop-broken-events'] as const),
  'rename-repeated-ids',
];
