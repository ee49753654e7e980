"""Texts put one after another: every span stays over its characters."""

import numpy as np

from chinchilla.augment.join import join_examples
from chinchilla.data.corpus import MAX_UNITS, Example, Parent
from chinchilla.data.tokens import bigram_ids


def test_texts_put_one_after_another_keep_every_span_over_its_characters() -> None:
    rng = np.random.default_rng(5)
    examples = []
    for i in range(40):
        ids = rng.integers(10, 900, int(rng.integers(4, 130)))
        start = int(rng.integers(0, len(ids) - 2))
        parent = Parent(start, start + 1, 0, ((0, 2, 1),))
        examples.append(Example(str(i), ids, bigram_ids(ids, 64), ((start, start + 1, 0),), (parent,)))
    texts = join_examples(examples, 3, 64)
    assert len(texts) < len(examples)
    assert max(len(t.ids) for t in texts) <= MAX_UNITS
    assert np.concatenate([t.ids for t in texts]).tolist() == np.concatenate([e.ids for e in examples]).tolist()

    def words(group: list[Example]) -> list[list[list[int]]]:
        spans = [(e, span) for e in group for p in e.parents for span in ((p.start, p.last), *(c[:2] for c in p.children))]
        spans += [(e, root[:2]) for e in group for root in e.roots]
        return sorted(e.ids[start : last + 1].tolist() for e, (start, last) in spans)

    assert words(texts) == words(examples)
    assert all((t.bigrams == bigram_ids(t.ids, 64)).all() for t in texts)
    assert all(len(t.id.split("+")) <= 3 for t in texts)


def test_a_text_that_leaves_no_room_stays_alone() -> None:
    lengths = (200, 100, 100)
    examples = [Example(str(i), np.full(n, 7), bigram_ids(np.full(n, 7), 64), (), ()) for i, n in enumerate(lengths)]
    assert [t.id for t in join_examples(examples, 2, 64)] == ["0", "1+2"]
