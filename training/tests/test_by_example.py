"""Labels from marked texts, on a frozen encoder."""

from pathlib import Path

import torch

from chinchilla.data.corpus import load_corpora
from chinchilla.data.tokens import load_vocabulary
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.config import config_of
from chinchilla.score.by_example import f1, fitted, read, targets_of


def test_marked_texts_are_found_after_the_fit_and_the_model_stays(data: Path) -> None:
    torch.manual_seed(3)
    vocabulary = load_vocabulary(data / "vocabulary.json")
    config = config_of("tiny", vocabulary.size)
    corpus = load_corpora(data, "train", vocabulary, config.bigram_buckets)["tiny"]
    model = Chinchilla(config).eval()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    weights = {name: value.clone() for name, value in model.state_dict().items()}
    texts = read(model, corpus, corpus.examples)
    start = targets_of(model, corpus, vocabulary)
    after = fitted(model, start, texts, steps=300, rate=0.1, pull=0.0)
    assert f1(model, start, texts) < 0.2
    assert f1(model, after, texts) > 0.6
    assert all(torch.equal(value, weights[name]) for name, value in model.state_dict().items())


def test_the_pull_keeps_labels_where_their_names_put_them(data: Path) -> None:
    torch.manual_seed(3)
    vocabulary = load_vocabulary(data / "vocabulary.json")
    config = config_of("tiny", vocabulary.size)
    corpus = load_corpora(data, "train", vocabulary, config.bigram_buckets)["tiny"]
    model = Chinchilla(config).eval().requires_grad_(False)
    texts, start = read(model, corpus, corpus.examples), targets_of(model, corpus, vocabulary)
    free, held = (fitted(model, start, texts, 50, 0.05, pull) for pull in (0.0, 100.0))
    moved = [(targets.vectors - start.vectors).square().sum() for targets in (free, held)]
    assert moved[1] < moved[0] / 10
