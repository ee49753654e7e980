/** Mentions that begin or end with a blank or punctuation, or inside a word or number. */
import { isTrue } from '../dataset/document';
import { edgeFault } from '../dataset/edges';
import type { Check } from './check';

export const BOUNDARIES: Check = {
  code: 'boundaries',
  repair: 'trim-boundaries',
  weight: 0.5,
  of: 'item',
  needs: [],
  start: ({ finds }) => ({
    see: ({ index, document: { text, mentions } }) => {
      for (const mention of mentions) {
        if (!isTrue(text, mention)) continue;
        const fault = edgeFault(text, mention);
        if (fault === undefined) continue;
        const { start, end } = mention;
        const { edges } = fault;
        const better = edges === undefined ? '' : ` → ${text.slice(edges.start, edges.end)}`;
        finds.add(index, { kind: fault.kind, quote: `${mention.text}${better}`, start, end });
      }
    },
  }),
};
