// The worker that lays out graphs, so that the page stays usable meanwhile.
import type { LayoutAnswer, LayoutRequest } from '../src/engine/contract/layout';
import { layOut, type Layout } from './layout/force';

/** Milliseconds between two answers. */
const SLICE = 60;

let serial = 0;

function go(layout: Layout, own: number): void {
  if (own !== serial) return;
  const settled = layout.advance(SLICE);
  const answer: LayoutAnswer = { serial: own, places: layout.places(), settled };
  postMessage(answer, { transfer: [answer.places.buffer] });
  if (!settled) {
    setTimeout(() => {
      go(layout, own);
    });
  }
}

addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  serial = data.serial;
  go(layOut(data), serial);
});
