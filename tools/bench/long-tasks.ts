// Tasks that held the page up for more than 50 ms, as the browser notes them.
import type { Page } from 'playwright';

/** Starts to note tasks over 50 ms; what was noted before is given back, in milliseconds, longest first. */
export function longTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const scope = globalThis as unknown as { noted?: number[] };
    const before = [...(scope.noted ?? [])].sort((a, b) => b - a);
    if (scope.noted === undefined) {
      const noted: number[] = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) noted.push(Math.round(duration));
      }).observe({ type: 'longtask' });
      scope.noted = noted;
    } else scope.noted.length = 0;
    return before;
  });
}
