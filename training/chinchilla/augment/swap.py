"""Mention swap (Dai and Adel 2020): a mention gives way to another of its label, and all offsets follow.

Where a text has relations or events, every occurrence of a head, tail or argument is swapped at once,
so that what the text says of it still holds, only of another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from chinchilla.data.corpus import MAX_UNITS, Corpus, Example, Parent, Span
from chinchilla.data.kinds import Kind
from chinchilla.data.tokens import bigram_ids

Pool = dict[int, list[np.ndarray]]  # label index -> ids of mentions of that label
Swap = tuple[int, int, np.ndarray]  # start, last (inclusive), the ids that come instead


@dataclass
class Pools:
    """What may stand in for a mention: of its own corpus, once an occurrence; or of another that means the same."""

    roots: Pool = field(default_factory=dict)
    children: Pool = field(default_factory=dict)
    kin: Pool = field(default_factory=dict)  # of roots; titles without their brackets
    brackets: tuple[int, int] = (-1, -1)  # the ids of a title's brackets

    def root(self, label: int, words: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """What comes instead of `words`: half of the time from another corpus where one has such mentions."""
        other = self.kin.get(label)
        if not other or rng.random() < 0.5:
            return draw(self.roots[label], rng)
        inside = draw(other, rng)
        titled = words[0] == self.brackets[0] and words[-1] == self.brackets[1]
        return np.concatenate((words[:1], inside, words[-1:])) if titled else inside


def draw(mentions: list[np.ndarray], rng: np.random.Generator) -> np.ndarray:
    return mentions[int(rng.integers(len(mentions)))]


def pools_of(corpus: Corpus) -> Pools:
    pools = Pools()
    for example in corpus.examples:
        for start, last, label in example.roots:
            pools.roots.setdefault(label, []).append(example.ids[start : last + 1])
        for parent in example.parents:
            for start, last, label in parent.children:
                pools.children.setdefault(label, []).append(example.ids[start : last + 1])
    return pools


def overlap(a: tuple[int, int, Any] | tuple[int, int], b: tuple[int, int, Any] | tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def stand_alone(roots: Iterable[Span]) -> list[Span]:
    """Spans that no other span overlaps, in order of the text."""
    ordered = sorted(roots)
    return [span for i, span in enumerate(ordered) if not any(overlap(span, o) for j, o in enumerate(ordered) if j != i)]


def entity_swaps(example: Example, pools: Pools, rate: float, rng: np.random.Generator) -> list[Swap]:
    chosen = [span for span in stand_alone(example.roots) if rng.random() < rate]
    return [(s, e, pools.root(label, example.ids[s : e + 1], rng)) for s, e, label in chosen]


def linked_swaps(example: Example, corpus: Corpus, pools: Pools, rate: float, rng: np.random.Generator) -> list[Swap]:
    """Every occurrence of a chosen head, tail or argument, unless one overlaps a span that is not it. Triggers stay."""
    spans = {r[:2] for r in example.roots} | {c[:2] for p in example.parents for c in p.children}
    chosen: list[Swap] = []
    done: set[bytes] = set()
    for span, pool, label in linked(example, corpus, pools):
        words = example.ids[span[0] : span[1] + 1]
        if words.tobytes() in done:
            continue
        done.add(words.tobytes())
        if rng.random() >= rate:
            continue
        places = occurrences(example.ids, words)
        if not any(overlap(place, s) for place in places for s in spans - set(places)):
            instead = draw(pool[label], rng)
            chosen += [(*place, instead) for place in places]
    return [a for a in sorted(chosen, key=lambda s: s[0]) if not any(a is not b and overlap(a, b) for b in chosen)]


def linked(example: Example, corpus: Corpus, pools: Pools) -> Iterable[tuple[tuple[int, int], Pool, int]]:
    """Heads, tails and arguments, each with the pool and label to draw from."""
    for parent in example.parents:
        if corpus.labels.roots[parent.root][0] != Kind.TRIGGER:
            yield (parent.start, parent.last), pools.roots, parent.root
        for start, last, label in parent.children:
            yield (start, last), pools.children, label


def occurrences(ids: np.ndarray, words: np.ndarray) -> list[tuple[int, int]]:
    """Where `words` stand in `ids`, without those that overlap an earlier one."""
    windows = np.lib.stride_tricks.sliding_window_view(ids, len(words))
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero((windows == words).all(1)):
        if not found or at > found[-1][1]:
            found.append((int(at), int(at) + len(words) - 1))
    return found


def swap_mentions(
    example: Example, corpus: Corpus, pools: Pools, buckets: int, rate: float, rng: np.random.Generator
) -> Example:
    """Each mention that stands alone is swapped with probability `rate`; the example itself where none is."""
    swaps = linked_swaps(example, corpus, pools, rate, rng) if example.parents else entity_swaps(example, pools, rate, rng)
    swapped = apply_swaps(example, swaps, buckets) if swaps else example
    return swapped if len(swapped.ids) <= MAX_UNITS else example


def apply_swaps(example: Example, swaps: list[Swap], buckets: int) -> Example:
    """The example with other words at the places of `swaps`, which do not overlap and are in order."""
    pieces, moves, at = [], [], 0
    for start, last, words in swaps:
        pieces += [example.ids[at:start], words]
        moves.append((start, last, len(words) - (last + 1 - start)))
        at = last + 1
    ids = np.concatenate((*pieces, example.ids[at:]))

    def all_moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(moved(span, moves) for span in spans)

    parents = tuple(Parent(*moved((p.start, p.last, p.root), moves), all_moved(p.children), p.unknown) for p in example.parents)
    return replace(example, ids=ids, bigrams=bigram_ids(ids, buckets), roots=all_moved(example.roots), parents=parents)


def moved(span: Span, moves: list[tuple[int, int, int]]) -> Span:
    """A span after the swaps before it; a swapped span grows or shrinks at its end."""
    start, last, label = span
    shift = sum(by for _, end, by in moves if end < start)
    growth = sum(by for begin, end, by in moves if begin >= start and end <= last)
    return (start + shift, last + shift + growth, label)
