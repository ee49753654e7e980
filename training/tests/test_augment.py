"""Mention swap: offsets follow, and what must not change does not."""

from pathlib import Path

import numpy as np
from chinchilla.augment import join_examples, mention_pool, stand_alone, swap_mentions
from chinchilla.corpus import MAX_UNITS, Corpus, Example, LabelSet, Parent, load_corpora
from chinchilla.tokens import bigram_ids, load_vocabulary


def corpus_of(*rows: tuple[list[int], tuple[tuple[int, int, int], ...]]) -> Corpus:
    examples = [
        Example(str(i), np.array(ids), bigram_ids(np.array(ids), 64), roots, ()) for i, (ids, roots) in enumerate(rows)
    ]
    return Corpus("made up", LabelSet(), examples, True)


def test_swapped_mentions_hold_ids_of_their_label_and_the_rest_stays() -> None:
    corpus = corpus_of(([10, 21, 22, 11, 31, 12], ((1, 2, 0), (4, 4, 1))), ([23, 24, 25, 13, 32, 33], ((0, 2, 0), (4, 5, 1))))
    pool = mention_pool(corpus)
    rng = np.random.default_rng(3)
    for _ in range(50):
        for example in corpus.examples:
            swapped = swap_mentions(example, pool, 64, 0.7, rng)
            for (start, last, label), (was, to, same) in zip(swapped.roots, example.roots, strict=True):
                assert label == same
                piece = swapped.ids[start : last + 1].tolist()
                assert piece in [p.tolist() for p in pool[label]]
                assert swapped.ids[:start].tolist()[-1:] == example.ids[:was].tolist()[-1:]
                assert swapped.ids[last + 1 :].tolist()[:1] == example.ids[to + 1 :].tolist()[:1]
            assert (swapped.bigrams == bigram_ids(swapped.ids, 64)).all()


def test_nested_mentions_and_texts_with_relations_or_events_stay_as_they_are(data: Path) -> None:
    assert stand_alone(((0, 5, 0), (2, 3, 1), (8, 9, 0))) == [(8, 9, 0)]
    corpus = load_corpora(data, "train", load_vocabulary(data / "vocabulary.json"), 64)["tiny"]
    for example in corpus.examples:
        assert swap_mentions(example, mention_pool(corpus), 64, 1.0, np.random.default_rng(0)) is example


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
    corpus = corpus_of(([7] * 200, ()), ([8] * 100, ()), ([9] * 100, ()))
    assert [t.id for t in join_examples(corpus.examples, 2, 64)] == ["0", "1+2"]
