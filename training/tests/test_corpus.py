"""The unified form as examples."""

import json
from pathlib import Path

import numpy as np
import pytest

from chinchilla.augment.join import join_examples
from chinchilla.augment.swap import pools_of, swap_mentions
from chinchilla.data.batches import collate
from chinchilla.data.corpus import load_corpora
from chinchilla.data.tokens import load_vocabulary


def test_roots_and_children_of_the_unified_form(data: Path) -> None:
    corpus = load_corpora(data, "train", load_vocabulary(data / "vocabulary.json"), 64)["tiny"]
    related, won, empty = corpus.examples
    assert [name for _, name in corpus.labels.roots] == ["人物", "影视作品", "夺冠"]
    assert [name for _, name in corpus.labels.children] == ["主演:人物", "冠军", "时间"]
    assert (8, 9, 1) in related.roots
    assert related.parents[0].children == ((0, 1, 0),)
    assert set(won.parents[0].children) == {(3, 5, 1), (0, 1, 2)}
    assert empty.roots == ()


def test_a_name_that_is_held_out_is_in_no_label_set_and_no_example(data: Path) -> None:
    vocabulary = load_vocabulary(data / "vocabulary.json")
    corpus = load_corpora(data, "train", vocabulary, 64, ["人物", "冠军"])["tiny"]
    assert [name for _, name in corpus.labels.roots] == ["夺冠"]
    assert [name for _, name in corpus.labels.children] == ["时间"]
    related, won, _ = corpus.examples
    assert related.roots == related.parents == ()
    assert won.parents[0].children == ((0, 1, 0),)


def test_a_broken_line_stops_with_its_number(data: Path) -> None:
    with (data / "train.jsonl").open("a", encoding="utf-8") as out:
        out.write('{"corpus": "tiny"}\n')
    with pytest.raises(SystemExit, match=r"train\.jsonl:4"):
        load_corpora(data, "train", load_vocabulary(data / "vocabulary.json"), 64)


def test_heads_of_a_corpus_whose_roots_are_not_closed_are_not_learned(data: Path) -> None:
    schemas = json.loads((data / "schemas.json").read_text("utf-8"))
    vocabulary = load_vocabulary(data / "vocabulary.json")
    assert load_corpora(data, "train", vocabulary, 64)["tiny"].root_loss
    schemas["tiny"]["rootsClosed"] = False
    (data / "schemas.json").write_text(json.dumps(schemas, ensure_ascii=False), "utf-8")
    assert not load_corpora(data, "train", vocabulary, 64)["tiny"].root_loss


def test_a_relation_that_no_word_tells_is_neither_right_nor_wrong_in_training(data: Path) -> None:
    vocabulary = load_vocabulary(data / "vocabulary.json")
    for split in ("train", "valid"):
        lines = [json.loads(line) for line in (data / f"{split}.jsonl").read_text("utf-8").splitlines()]
        lines[0]["relations"][0]["told"] = False
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (data / f"{split}.jsonl").write_text(text, "utf-8")
    train, valid = (load_corpora(data, split, vocabulary, 64)["tiny"] for split in ("train", "valid"))
    assert (train.examples[0].parents[0].children, train.examples[0].parents[0].unknown) == ((), (0,))
    assert (valid.examples[0].parents[0].children, valid.examples[0].parents[0].unknown) == (((0, 1, 0),), ())
    rng = np.random.default_rng(0)
    joined = join_examples(train.examples[:2], 2, 64)
    swapped = swap_mentions(joined[0], train, pools_of(train), 64, 1.0, rng)
    batch = collate(train, [swapped], rng, 0.0, 8)
    of_film = batch.parents[:, 3] == 1
    assert of_film.any()
    assert (batch.allowed[of_film] == -1).all()  # its one child label is not scored at all
    assert len(batch.children) == 2  # those of the event stay
