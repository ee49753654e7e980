/** How many documents are read at the same time in the background. */

/** Each takes a few hundred megabytes. */
const MOST = 8;
const MOST_WITH_LITTLE_MEMORY = 2;

/**
 * One core is left to the page while it is in front. `memory` is `navigator.deviceMemory` in GiB,
 * where the browser tells it.
 */
export function laneCount(cores: number, hidden: boolean, memory: number | undefined): number {
  const most = memory !== undefined && memory <= 4 ? MOST_WITH_LITTLE_MEMORY : MOST;
  return Math.min(most, Math.max(1, hidden ? cores : cores - 1));
}
