/** A list whose rows appear a few in every task, so that no single task draws them all and typing gets its turn between. */
import { untrack } from 'svelte';

export interface Gradual {
  /** Rows to draw now: never more than the goal, which it reaches `step` by `step`. */
  readonly count: number;
}

/** Has to be called while a component is being set up. `goal` is a number of rows. */
export function gradually(goal: () => number, step: number): Gradual {
  let drawn = $state(0);
  $effect(() => {
    const wanted = goal();
    if (untrack(() => drawn) > wanted) drawn = wanted;
    if (drawn >= wanted) return undefined;
    const timer = setTimeout(() => {
      drawn = Math.min(wanted, drawn + step);
    });
    return () => {
      clearTimeout(timer);
    };
  });
  return {
    get count() {
      return Math.min(drawn, goal());
    },
  };
}
