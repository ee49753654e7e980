"""Labels learned from a few marked texts: `python -m chinchilla.score.by_example --help`.

The encoder stays as it is. What a label is to the root head, 3 x 128 numbers and 3 more, starts as what its
name gives and is fitted to the marked texts: what a browser could do in seconds. Prints strict F1 before and
after for each number of texts, on texts that were used for nothing else.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from chinchilla.data.batches import collate
from chinchilla.data.corpus import Corpus, Example, example_of, label_set_of
from chinchilla.data.labels import label_tensors
from chinchilla.data.tokens import Vocabulary, load_vocabulary
from chinchilla.export.shipped import load_shipped
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.config import config_of
from chinchilla.model.heads import span_scores
from chinchilla.model.loss import edge_loss, gold_table, span_loss, valid_spans
from chinchilla.run.checkpoint import load_averaged
from chinchilla.score.decode import decode_spans
from chinchilla.score.evaluate import Count

BATCH = 8  # texts
JUDGED = 800  # texts at the end of the shuffled corpus, never fitted to


@dataclass(frozen=True)
class Read:
    """Texts of one batch as the root head sees them before any label, and their gold."""

    pointer: Tensor  # [B, T, 3, W]
    query: Tensor  # [B, T, P]
    key: Tensor  # [B, T, P]
    mask: Tensor  # [B, T]
    roots: Tensor  # [R, 4]
    examples: list[Example]


@dataclass(frozen=True)
class Targets:
    """What labels are to the root head: vectors [L, 3, W] and biases [L, 3]."""

    vectors: Tensor
    biases: Tensor

    def scores(self, pointer: Tensor) -> Tensor:
        """pointer [B, T, 3, W] -> [B, T, 3, L]."""
        return torch.einsum("btcw,lcw->btcl", pointer, self.vectors) * pointer.shape[-1] ** -0.5 + self.biases.t()


def read(model: Chinchilla, corpus: Corpus, examples: list[Example]) -> list[Read]:
    head, found = model.root, []
    for at in range(0, len(examples), BATCH):
        group = examples[at : at + BATCH]
        batch = collate(corpus, group, np.random.default_rng(0), 0.0, 0)
        features = head.tokens(head.norm(model.encode(batch.ids, batch.bigrams, batch.mask)))
        pointer, query, key = features.split((3 * head.width, head.pair_width, head.pair_width), -1)
        found.append(Read(pointer.unflatten(-1, (3, head.width)), query, key, batch.mask, batch.roots, group))
    return found


def targets_of(model: Chinchilla, corpus: Corpus, vocabulary: Vocabulary) -> Targets:
    asked = label_tensors(corpus.labels.roots, [], vocabulary)
    vectors = model.label_vectors(asked.chars, asked.kinds)
    return Targets(model.root.labels(vectors).unflatten(-1, (3, model.root.width)), model.root.label_bias(vectors))


def f1(model: Chinchilla, targets: Targets, texts: list[Read]) -> float:
    count = Count()
    for text in texts:
        pointers = targets.scores(text.pointer)
        for row, example in enumerate(text.examples):
            spans = decode_spans(pointers[row], text.query[row], text.key[row], model.root.length, len(example.ids), 0.5)
            count.add(set(example.roots), {span[:3] for span in spans})
    return count.f1


def fitted(model: Chinchilla, start: Targets, texts: list[Read], steps: int, rate: float, pull: float) -> Targets:
    """`pull`: what the squared distance from the start costs, a text."""
    vectors, biases = start.vectors.clone().requires_grad_(), start.biases.clone().requires_grad_()
    moving = Targets(vectors, biases)
    adam = torch.optim.Adam([vectors, biases], lr=rate)
    labels = torch.arange(len(vectors))
    order = np.random.default_rng(1)
    for step in range(steps):
        text = texts[order.integers(len(texts))]
        pointers = moving.scores(text.pointer)
        scores = span_scores(pointers, text.query, text.key, model.root.length)
        gold = gold_table(scores.shape, text.roots, labels.expand(len(text.mask), -1))
        loss = span_loss(scores, gold, valid_spans(text.mask)) + 0.5 * edge_loss(pointers, text.mask, text.roots)
        away = (vectors - start.vectors).square().sum() + (biases - start.biases).square().sum()
        adam.zero_grad()
        (loss / len(text.mask) + pull * away).backward()
        for group in adam.param_groups:
            group["lr"] = rate * (1 - step / steps)
        adam.step()
    return Targets(vectors.detach(), biases.detach())


def load_corpus(path: Path, vocabulary: Vocabulary, buckets: int, seed: int) -> Corpus:
    """Lines of the unified form beside NAME.schema.json, in an order drawn by `seed`."""
    labels = label_set_of(json.loads(path.with_suffix(".schema.json").read_text("utf-8")))
    lines = path.read_text("utf-8").splitlines()
    examples = [example_of(json.loads(line), labels, vocabulary, buckets) for line in lines]
    order = np.random.default_rng(seed).permutation(len(examples))
    return Corpus(path.stem, labels, [examples[i] for i in order], True)


def model_of(path: Path, vocabulary: Vocabulary) -> Chinchilla:
    """`path`: a checkpoint, or the directory of base's shipped files."""
    if not path.is_dir():
        return load_averaged(path)
    model = Chinchilla(config_of("base", vocabulary.size))
    model.load_state_dict(load_shipped(path, model.config))
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="a checkpoint, or the directory of base's shipped files")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True, help="NAME.jsonl, with NAME.schema.json beside it")
    parser.add_argument("--texts", type=int, nargs="+", default=[10, 30, 100])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--rate", type=float, default=0.02)
    parser.add_argument("--pull", type=float, default=0.01)
    args = parser.parse_args()
    vocabulary = load_vocabulary(args.vocabulary)
    model = model_of(args.model, vocabulary)
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    for seed in args.seeds:
        corpus = load_corpus(args.gold, vocabulary, model.config.bigram_buckets, seed)
        judged = read(model, corpus, corpus.examples[-JUDGED:])
        start = targets_of(model, corpus, vocabulary)
        print(f"seed {seed}: by name alone {f1(model, start, judged):.3f}", flush=True)
        for count in args.texts:
            texts = read(model, corpus, corpus.examples[:count])
            after = fitted(model, start, texts, args.steps, args.rate, args.pull)
            print(f"  {count} texts: {f1(model, after, judged):.3f} ({sum(len(t.roots) for t in texts)} mentions)", flush=True)


if __name__ == "__main__":
    main()
