"""Which labels a batch asks for, and that its answers stay with their labels."""

import json
from pathlib import Path

import numpy as np
import pytest

from chinchilla.augment.descriptions import TABLES, description_of
from chinchilla.data.batches import Batch, Shuffled, buckets_of, collate
from chinchilla.data.corpus import Corpus, Example, LabelSet, Parent, load_corpora
from chinchilla.data.kinds import Kind
from chinchilla.data.labels import MAX_DESCRIPTION, MAX_NAME, ask, label_tensors, label_text
from chinchilla.data.tokens import bigram_ids, load_vocabulary
from chinchilla.run.stream import Batches, Recipe


def example(number: int, size: int, roots: tuple, parents: tuple = ()) -> Example:
    ids = np.arange(20, 20 + size)
    return Example(str(number), ids, bigram_ids(ids, 64), roots, parents)


def corpus_of_many_labels() -> Corpus:
    labels = LabelSet([(Kind.ENTITY, f"e{i}") for i in range(40)] + [(Kind.SUBJECT, "s")])
    labels.children = [(Kind.OBJECT, f"r{i}:t") for i in range(60)]
    labels.allowed = {40: list(range(60))}
    examples = [
        example(1, 9, ((0, 1, 7), (3, 4, 31)), ()),
        example(2, 8, ((2, 3, 40),), (Parent(2, 3, 40, ((5, 6, 52), (7, 7, 3))),)),
    ]
    return Corpus("many", labels, examples, True)


def named(batch: Batch, roots: list[str], children: list[str]) -> set[tuple]:
    """What a batch says, in names instead of indices."""
    said = {(b, s, e, roots[label]) for b, s, e, label in batch.roots.tolist()}
    said |= {("parent", b, s, e, roots[label]) for b, s, e, label in batch.parents.tolist()}
    return said | {(n, s, e, children[int(batch.allowed[n, column])]) for n, s, e, column in batch.children.tolist()}


def test_asking_for_fewer_labels_changes_no_answer() -> None:
    """The fault it catches: an index of the corpus's list that is used in the shorter one."""
    corpus = corpus_of_many_labels()
    roots, children = ([name for _, name in labels] for labels in (corpus.labels.roots, corpus.labels.children))
    batch = collate(corpus, corpus.examples, np.random.default_rng(0), 0.0, 2)
    whole = named(batch, roots, children)
    for seed in range(40):
        question = ask(batch, len(roots), 12, 10, np.random.default_rng(seed))
        assert len(question.roots) == 12
        assert len(question.children) == 10
        asked = named(question.batch, [roots[i] for i in question.roots], [children[i] for i in question.children])
        assert asked == whole


def test_some_absent_labels_are_asked_for_however_many_are_there() -> None:
    corpus = corpus_of_many_labels()
    corpus.examples = [example(1, 99, tuple((i, i, i) for i in range(30)))]
    batch = collate(corpus, corpus.examples, np.random.default_rng(0), 0.0, 2)
    question = ask(batch, 41, 12, 10, np.random.default_rng(1))
    assert set(range(30)) < set(question.roots)
    assert len(question.roots) == 38
    assert question.children == []


def test_absent_labels_change_from_batch_to_batch() -> None:
    corpus = corpus_of_many_labels()
    batch = collate(corpus, corpus.examples, np.random.default_rng(0), 0.0, 2)
    rng = np.random.default_rng(2)
    asked = {i for _ in range(30) for i in ask(batch, 41, 12, 10, rng).roots}
    assert asked == set(range(41))


def test_label_texts_are_those_of_the_browser() -> None:
    assert label_text("公司", "做生意的单位") == "公司：做生意的单位"
    assert label_text("公司") == label_text("公司", "") == "公司"
    assert len(label_text("长" * 99, "短" * 99)) == MAX_NAME + 1 + MAX_DESCRIPTION


def test_every_description_is_of_a_label_and_fits() -> None:
    for kind, table in TABLES.items():
        for name, text in table.items():
            assert description_of(kind, name) == text
            assert len(text) <= MAX_DESCRIPTION
    assert description_of(Kind.OBJECT, "董事长:人物") == description_of(Kind.OBJECT, "董事长:人名") is not None
    assert description_of(Kind.TRIGGER, "人生-死亡") is None


def test_buckets_hold_every_text_once_and_stay_small() -> None:
    rng = np.random.default_rng(0)
    examples = [example(i, int(rng.integers(1, 120)), ()) for i in range(200)]
    buckets = buckets_of(examples, 256)
    assert sorted(int(e.id) for bucket in buckets for e in bucket) == list(range(200))
    assert all(max(len(e.ids) for e in bucket) * len(bucket) <= 256 for bucket in buckets)


def test_a_corpus_is_read_through_before_a_text_comes_again() -> None:
    corpus = Corpus("c", LabelSet(), [example(i, 5, ()) for i in range(7)], True)
    texts = Shuffled(corpus, np.random.default_rng(0))
    seen = [e.id for _ in range(7) for e in texts.take(10)]
    assert sorted(seen[:7]) == sorted(seen[7:14]) == [str(i) for i in range(7)]


def test_the_stream_asks_for_renamed_and_described_labels(data: Path) -> None:
    vocabulary = load_vocabulary(data / "vocabulary.json")
    schemas = json.loads((data / "schemas.json").read_text("utf-8"))
    corpus = load_corpora(data, "train", vocabulary, 64)[next(iter(schemas))]
    plain = label_tensors(corpus.labels.roots, corpus.labels.children, vocabulary).chars.shape[1]

    def widths(recipe: Recipe) -> set[int]:
        items = iter(Batches([corpus], [1.0], vocabulary, 64, recipe, 5))
        return {next(items).labels.chars.shape[1] for _ in range(30)}

    assert max(widths(Recipe(units=64, rename=0.0, describe=0.0, join=0.0))) <= plain
    assert max(widths(Recipe(units=64, rename=0.0, describe=1.0, join=0.0))) > plain


def test_no_batch_is_without_a_loss(data: Path) -> None:
    """The fault it catches: a batch whose texts have no parent, of a corpus that teaches links alone, ends the run."""
    vocabulary = load_vocabulary(data / "vocabulary.json")
    corpus = corpus_of_many_labels()
    lone = [example(10 + i, 8, ()) for i in range(6)]
    corpus = Corpus("links", corpus.labels, [*lone, corpus.examples[1]], False)
    items = iter(Batches([corpus], [1.0], vocabulary, 64, Recipe(units=8, swap=0.0, join=0.0, rename=0.0), 5))
    assert all(len(next(items).batch.parents) > 0 for _ in range(12))
    nothing = Corpus("nothing", corpus.labels, lone, False)
    with pytest.raises(SystemExit, match="nothing: no text"):
        Batches([nothing], [1.0], vocabulary, 64, Recipe(), 5)
