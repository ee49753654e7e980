"""Mention swap (Dai and Adel 2020): a mention gives way to another of its label. And texts put one after another."""

from dataclasses import replace

import numpy as np

from .corpus import MAX_UNITS, Corpus, Example, Parent, Span
from .tokens import bigram_ids

Pool = dict[int, list[np.ndarray]]  # label index -> ids of mentions of that label


def mention_pool(corpus: Corpus) -> Pool:
    """Every mention once an occurrence, so that frequent ones are drawn more often."""
    pool: Pool = {}
    for example in corpus.examples:
        for start, last, label in example.roots:
            pool.setdefault(label, []).append(example.ids[start : last + 1])
    return pool


def stand_alone(roots: tuple[Span, ...]) -> list[Span]:
    """Spans that no other span overlaps, in order of the text."""
    ordered = sorted(roots)
    return [
        span
        for i, span in enumerate(ordered)
        if all(other[1] < span[0] or other[0] > span[1] for j, other in enumerate(ordered) if j != i)
    ]


def swap_mentions(example: Example, pool: Pool, buckets: int, rate: float, rng: np.random.Generator) -> Example:
    """Each mention that stands alone is swapped with probability `rate`; all offsets follow.

    An example with relations or events is left as it is: their words have to fit one another.
    """
    if example.parents:
        return example
    swaps = [span for span in stand_alone(example.roots) if rng.random() < rate]
    if not swaps:
        return example
    pieces, moves, at = [], [], 0
    for start, last, label in swaps:
        chosen = pool[label][int(rng.integers(len(pool[label])))]
        pieces += [example.ids[at:start], chosen]
        moves.append((start, last, len(chosen) - (last + 1 - start)))
        at = last + 1
    ids = np.concatenate((*pieces, example.ids[at:]))
    if len(ids) > MAX_UNITS:
        return example
    roots = tuple(moved(span, moves) for span in example.roots)
    return replace(example, ids=ids, bigrams=bigram_ids(ids, buckets), roots=roots)


def moved(span: Span, moves: list[tuple[int, int, int]]) -> Span:
    """A span after the swaps before it; a swapped span grows or shrinks at its end."""
    start, last, label = span
    shift = sum(by for _, end, by in moves if end < start)
    growth = sum(by for begin, end, by in moves if begin >= start and end <= last)
    return (start + shift, last + shift + growth, label)


def join_examples(examples: list[Example], size: int, buckets: int) -> list[Example]:
    """Up to `size` neighbours become one text where they fit, as news follows news on a page.

    Corpora hold short texts of one matter each: alone, they never show that the school of one
    sentence is not that of the person of the next.
    """
    out: list[Example] = []
    room = 0
    for example in examples:
        if room > 0 and len(out[-1].ids) + len(example.ids) <= MAX_UNITS:
            out[-1] = joined(out[-1], example, buckets)
            room -= 1
        else:
            out.append(example)
            room = size - 1
    return out


def joined(first: Example, second: Example, buckets: int) -> Example:
    by = len(first.ids)
    ids = np.concatenate((first.ids, second.ids))

    def moved_on(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + by, last + by, label) for start, last, label in spans)

    parents = tuple(Parent(p.start + by, p.last + by, p.root, moved_on(p.children)) for p in second.parents)
    return Example(
        f"{first.id}+{second.id}", ids, bigram_ids(ids, buckets),
        first.roots + moved_on(second.roots), first.parents + parents,
    )
