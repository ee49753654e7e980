"""Mention swap: offsets follow, and what must not change does not."""

from pathlib import Path

import numpy as np
from chinchilla.augment import mention_pool, stand_alone, swap_mentions
from chinchilla.corpus import Corpus, Example, LabelSet, load_corpora
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
