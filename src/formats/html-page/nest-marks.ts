/** Mentions as elements that nest: where two cross, the later one is cut into pieces. */
import type { Mention } from '../../core/extraction';

export type MarkStep =
  | { readonly step: 'text'; readonly start: number; readonly end: number }
  /** `first`: the piece in which the mention begins; `last`: the one in which it ends. */
  | {
      readonly step: 'open';
      readonly mention: Mention;
      readonly first: boolean;
      readonly last: boolean;
    }
  | { readonly step: 'close' };

/** Opens and closes are balanced; the texts, joined, are `[0, length)`. Longer mentions are outside. */
export function nestMarks(mentions: readonly Mention[], length: number): readonly MarkStep[] {
  const waiting = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const steps: MarkStep[] = [];
  /** Outermost first; `until` is where the piece has to close, because an outer mention ends there. */
  const open: { readonly mention: Mention; readonly until: number }[] = [];
  let at = 0;
  const advance = (to: number): void => {
    if (to > at) steps.push({ step: 'text', start: at, end: to });
    at = Math.max(at, to);
  };
  const start = (mention: Mention, first: boolean): void => {
    const until = Math.min(mention.end, open.at(-1)?.until ?? length);
    steps.push({ step: 'open', mention, first, last: until === mention.end });
    open.push({ mention, until });
  };
  const closeUntil = (limit: number): void => {
    for (let top = open.at(-1); top !== undefined && top.until <= limit; top = open.at(-1)) {
      advance(top.until);
      const { until } = top;
      const cut: Mention[] = [];
      while (open.at(-1)?.until === until) {
        const closed = open.pop();
        steps.push({ step: 'close' });
        if (closed !== undefined && closed.mention.end > until) cut.unshift(closed.mention);
      }
      for (const mention of cut.sort((a, b) => b.end - a.end)) start(mention, false);
    }
  };
  for (const mention of waiting) {
    closeUntil(mention.start);
    advance(mention.start);
    start(mention, true);
  }
  closeUntil(length);
  advance(length);
  return steps;
}
