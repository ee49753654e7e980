"""Mention swap: offsets follow, and what must not change does not."""

from pathlib import Path

import numpy as np

from chinchilla.augment.kin import pools_with_kin
from chinchilla.augment.swap import pools_of, stand_alone, swap_mentions
from chinchilla.data.corpus import Corpus, Example, LabelSet, Parent, load_corpora
from chinchilla.data.kinds import Kind
from chinchilla.data.tokens import bigram_ids, load_vocabulary


def corpus_of(*rows: tuple[list[int], tuple[tuple[int, int, int], ...]]) -> Corpus:
    examples = [Example(str(i), np.array(ids), bigram_ids(np.array(ids), 64), roots, ()) for i, (ids, roots) in enumerate(rows)]
    return Corpus("made up", LabelSet(), examples, True)


def test_swapped_mentions_hold_ids_of_their_label_and_the_rest_stays() -> None:
    corpus = corpus_of(([10, 21, 22, 11, 31, 12], ((1, 2, 0), (4, 4, 1))), ([23, 24, 25, 13, 32, 33], ((0, 2, 0), (4, 5, 1))))
    pools = pools_of(corpus)
    rng = np.random.default_rng(3)
    for _ in range(50):
        for example in corpus.examples:
            swapped = swap_mentions(example, corpus, pools, 64, 0.7, rng)
            for (start, last, label), (was, to, same) in zip(swapped.roots, example.roots, strict=True):
                assert label == same
                piece = swapped.ids[start : last + 1].tolist()
                assert piece in [p.tolist() for p in pools.roots[label]]
                assert swapped.ids[:start].tolist()[-1:] == example.ids[:was].tolist()[-1:]
                assert swapped.ids[last + 1 :].tolist()[:1] == example.ids[to + 1 :].tolist()[:1]
            assert (swapped.bigrams == bigram_ids(swapped.ids, 64)).all()


def test_nested_mentions_stay_as_they_are() -> None:
    assert stand_alone(((0, 5, 0), (2, 3, 1), (8, 9, 0))) == [(8, 9, 0)]


LINKED = LabelSet(
    [(Kind.SUBJECT, "作品"), (Kind.TRIGGER, "获奖")], [(Kind.OBJECT, "导演:人物"), (Kind.ARGUMENT, "时间")], {0: [0], 1: [1]}
)


def film(ids: list[int], roots: tuple, parents: tuple) -> Example:
    return Example("x", np.array(ids), bigram_ids(np.array(ids), 64), roots, parents)


def test_a_head_and_its_tail_are_swapped_wherever_they_stand_and_the_link_follows() -> None:
    first = film([10, 50, 51, 11, 60, 12, 50, 51, 13], ((1, 2, 0), (6, 7, 0)), (Parent(1, 2, 0, ((4, 4, 0),)),))
    second = film([14, 61, 62, 15, 52], ((4, 4, 0),), (Parent(4, 4, 0, ((1, 2, 0),)),))
    corpus = Corpus("made up", LINKED, [first, second], True)
    rng, seen = np.random.default_rng(2), set()
    for _ in range(60):
        swapped = swap_mentions(first, corpus, pools_of(corpus), 64, 0.5, rng)
        (parent,) = swapped.parents
        head = swapped.ids[parent.start : parent.last + 1].tolist()
        tail = swapped.ids[parent.children[0][0] : parent.children[0][1] + 1].tolist()
        assert swapped.ids.tolist() == [10, *head, 11, *tail, 12, *head, 13]
        assert [swapped.ids[s : e + 1].tolist() for s, e, _ in swapped.roots] == [head, head]
        seen.add((tuple(head), tuple(tail)))
    assert seen == {(h, t) for h in ((50, 51), (52,)) for t in ((60,), (61, 62))}


def test_triggers_stay_and_so_do_words_inside_another_span() -> None:
    won = film([10, 70, 71, 11, 80, 81, 82], ((1, 2, 1),), (Parent(1, 2, 1, ((4, 6, 1), (5, 6, 1))),))
    other = film([72, 83], ((0, 0, 1),), (Parent(0, 0, 1, ((1, 1, 1),)),))
    corpus = Corpus("made up", LINKED, [won, other], True)
    for seed in range(20):
        assert swap_mentions(won, corpus, pools_of(corpus), 64, 1.0, np.random.default_rng(seed)) is won
        assert swap_mentions(other, corpus, pools_of(corpus), 64, 1.0, np.random.default_rng(seed)).ids[0] == 72


def test_titles_of_another_corpus_come_in_with_the_brackets_that_stood_there(data: Path) -> None:
    vocabulary = load_vocabulary(data / "vocabulary.json")
    opening, closing = vocabulary.encode("《》")
    news = film([7, opening, 40, 41, closing, 8, 40, 41, 9], ((1, 4, 0), (6, 7, 0)), ())
    shelf = film([42, 43, 44, 6], ((0, 2, 0),), ())
    corpora = [
        Corpus("cluener", LabelSet([(Kind.ENTITY, "电影")]), [news], True),
        Corpus("media", LabelSet([(Kind.ENTITY, "影视作品")]), [shelf], True),
    ]
    pools = pools_with_kin(corpora, vocabulary)
    assert [w.tolist() for w in pools["cluener"].kin[0]] == [[42, 43, 44]]
    rng, seen = np.random.default_rng(4), set()
    for _ in range(60):
        swapped = swap_mentions(news, corpora[0], pools["cluener"], 64, 1.0, rng)
        seen |= {tuple(swapped.ids[s : e + 1].tolist()) for s, e, _ in swapped.roots[:1]}
    assert (opening, 42, 43, 44, closing) in seen
    assert (42, 43, 44) not in seen


def test_a_text_with_relations_and_events_of_the_real_form_keeps_its_words_in_place(data: Path) -> None:
    corpus = load_corpora(data, "train", load_vocabulary(data / "vocabulary.json"), 64)["tiny"]
    pools = pools_of(corpus)
    for example in corpus.examples:
        swapped = swap_mentions(example, corpus, pools, 64, 1.0, np.random.default_rng(0))
        assert swapped.ids.tolist() == example.ids.tolist()  # one mention of a label: it is swapped for itself
        assert (swapped.roots, swapped.parents) == (example.roots, example.parents)
