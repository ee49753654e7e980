/** Texts on both sides of a split, or shared with a test set: whole, nearly, or by most of their sentences. */
import { bareText, textHash } from '../sketch/grams';
import type { Check, Scope, Seen } from './check';
import { rankOf } from './sides';

const SENTENCE = /[^。！？!?；;\n]+/gu;
/** Letters and digits of a sentence that says enough to be the same by more than chance. */
const TELLING = 12;
/** Of the letters in such sentences. */
const SHARE = 0.5;

export const SHARED_TEXTS: Check = {
  code: 'shared-texts',
  repair: 'drop-shared-texts',
  weight: 0.6,
  of: 'document',
  needs: ['sketches'],
  start: (scope) => {
    const held = new Map<number, number>();
    let best: ReadonlyMap<number, number> | undefined;
    return {
      see: (seen) => {
        if (rankOf(seen.side) === 0) return;
        for (const { hash } of sentencesOf(seen.document.text)) {
          const known = held.get(hash);
          if (known === undefined || rankOf(scope.sideOf(known)) < rankOf(seen.side)) {
            held.set(hash, seen.index);
          }
        }
      },
      again: (seen) => {
        best ??= bestOfGroups(scope);
        const near = best.get(scope.sketches.groups()[seen.index] ?? seen.index) ?? seen.index;
        const isNear = scope.sideOf(near) !== seen.side;
        const other = isNear ? near : sharedSentences(seen, held, scope);
        if (other === undefined) return;
        const quote = nameOf(other, scope);
        scope.finds.add(seen.index, { kind: isNear ? 'text' : 'sentences', quote });
      },
    };
  },
};

interface Sentence {
  readonly hash: number;
  readonly length: number;
}

function sentencesOf(text: string): readonly Sentence[] {
  return [...text.matchAll(SENTENCE)].flatMap(([sentence]) => {
    const bare = bareText(sentence);
    return bare.length < TELLING ? [] : [{ hash: textHash(bare), length: bare.length }];
  });
}

/** The document of a side held back further that has most of the sentences. */
function sharedSentences(
  { document, side }: Seen,
  held: ReadonlyMap<number, number>,
  { sideOf }: Scope,
): number | undefined {
  if (held.size === 0) return undefined;
  let all = 0;
  let shared = 0;
  let other: number | undefined;
  for (const { hash, length } of sentencesOf(document.text)) {
    all += length;
    const at = held.get(hash);
    if (at === undefined || rankOf(sideOf(at)) <= rankOf(side)) continue;
    shared += length;
    other ??= at;
  }
  return all > 0 && shared >= all * SHARE ? other : undefined;
}

/** Of each group of near duplicates, by its first, the document of the side held back furthest: it stays. */
function bestOfGroups({ sketches, size, sideOf }: Scope): ReadonlyMap<number, number> {
  const groups = sketches.groups();
  const best = new Map<number, number>();
  for (let index = 0; index < size(); index += 1) {
    const group = groups[index] ?? index;
    const known = best.get(group);
    if (known === undefined || rankOf(sideOf(index)) > rankOf(sideOf(known))) {
      best.set(group, index);
    }
  }
  return best;
}

function nameOf(index: number, { sideOf, idOf }: Scope): string {
  const side = sideOf(index);
  return side === '' ? idOf(index) : `${side}: ${idOf(index)}`;
}
