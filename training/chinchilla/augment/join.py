"""Texts put one after another, as news follows news on a page."""

import numpy as np

from chinchilla.data.corpus import MAX_UNITS, Example, Parent, Span
from chinchilla.data.tokens import bigram_ids


def join_examples(examples: list[Example], size: int, buckets: int) -> list[Example]:
    """Up to `size` neighbours become one text where they fit.

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

    parents = tuple(Parent(p.start + by, p.last + by, p.root, moved_on(p.children), p.unknown) for p in second.parents)
    return Example(
        f"{first.id}+{second.id}",
        ids,
        bigram_ids(ids, buckets),
        first.roots + moved_on(second.roots),
        first.parents + parents,
    )
