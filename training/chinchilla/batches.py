"""Batches of one corpus each, of about the same number of characters."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .corpus import Corpus, Example, LabelSet, Parent
from .tokens import MASK, Vocabulary


@dataclass
class Batch:
    """B texts of T positions. Roots and children are rows of (sequence, start, last, label)."""

    ids: Tensor  # [B, T]
    bigrams: Tensor  # [B, T + 1]
    mask: Tensor  # [B, T]
    roots: Tensor  # [R, 4]
    parents: Tensor  # [N, 4]: sequence, start, last, root label
    allowed: Tensor  # [N, K]: child labels to score, -1 is padding
    children: Tensor  # [C, 4]: parent, start, last, column in `allowed`

    def to(self, device: torch.device) -> "Batch":
        return Batch(*(getattr(self, name).to(device, non_blocking=True) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class LabelTensors:
    """Characters and kinds of a corpus's labels."""

    root_chars: Tensor
    root_kinds: Tensor
    child_chars: Tensor
    child_kinds: Tensor

    def to(self, device: torch.device) -> "LabelTensors":
        return LabelTensors(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))


def label_tensors(labels: LabelSet, vocabulary: Vocabulary) -> LabelTensors:
    return LabelTensors(
        chars_of([name for _, name in labels.roots], vocabulary),
        torch.tensor([int(kind) for kind, _ in labels.roots]),
        chars_of([name for _, name in labels.children], vocabulary),
        torch.tensor([int(kind) for kind, _ in labels.children], dtype=torch.long),
    )


def chars_of(names: list[str], vocabulary: Vocabulary) -> Tensor:
    """[L, longest name], padded with 0."""
    rows = [vocabulary.encode(name) for name in names]
    chars = torch.zeros(len(rows), max([len(r) for r in rows], default=1), dtype=torch.long)
    for index, row in enumerate(rows):
        chars[index, : len(row)] = torch.from_numpy(row)
    return chars


def pick_parents(example: Example, most: int, rng: np.random.Generator) -> list[Parent]:
    if len(example.parents) <= most:
        return list(example.parents)
    return [example.parents[i] for i in rng.choice(len(example.parents), most, replace=False)]


def collate(
    corpus: Corpus, examples: list[Example], rng: np.random.Generator, mask_rate: float, most_parents: int
) -> Batch:
    """Pads, masks a share of the characters (0 in evaluation), and picks at most `most_parents` per text."""
    length = -(-max(len(e.ids) for e in examples) // 8) * 8
    ids = np.zeros((len(examples), length), dtype=np.int64)
    bigrams = np.zeros((len(examples), length + 1), dtype=np.int64)
    mask = np.zeros((len(examples), length), dtype=np.float32)
    roots, parents, allowed, children = [], [], [], []
    for row, example in enumerate(examples):
        size = len(example.ids)
        ids[row, :size], bigrams[row, : size + 1], mask[row, :size] = example.ids, example.bigrams, 1.0
        roots += [(row, start, last, label) for start, last, label in example.roots]
        for parent in pick_parents(example, most_parents, rng):
            columns = corpus.labels.allowed[parent.root]
            children += [(len(parents), s, e, columns.index(c)) for s, e, c in parent.children]
            parents.append((row, parent.start, parent.last, parent.root))
            allowed.append(columns)
    if mask_rate > 0:
        hidden = (rng.random(ids.shape) < mask_rate) & (ids != 0)
        ids[hidden] = MASK
        # A bigram would give away the character that its other half hides.
        bigrams[:, :-1][hidden] = 0
        bigrams[:, 1:][hidden] = 0
    widest = max([len(a) for a in allowed], default=1)
    padded = [a + [-1] * (widest - len(a)) for a in allowed]
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(bigrams),
        torch.from_numpy(mask),
        rows_of(roots),
        rows_of(parents),
        torch.tensor(padded, dtype=torch.long).view(-1, widest),
        rows_of(children),
    )


def rows_of(rows: list[tuple[int, int, int, int]]) -> Tensor:
    return torch.tensor(rows, dtype=torch.long).view(-1, 4)


class Sampler:
    """Endless batches: a corpus by its weight, then its next bucket of texts of like length."""

    def __init__(self, corpora: list[Corpus], weights: list[float], budget: int, seed: int) -> None:
        self.corpora, self.budget = corpora, budget
        self.rng = np.random.default_rng(seed)
        self.weights = np.array(weights) / sum(weights)
        self.queues: list[list[list[int]]] = [[] for _ in corpora]

    def refill(self, index: int) -> None:
        examples = self.corpora[index].examples
        order = self.rng.permutation(len(examples))
        noise = self.rng.random(len(examples)) * 8
        order = sorted(order, key=lambda i: len(examples[i].ids) + noise[i])
        queue, current, longest = [], [], 0
        for i in order:
            longest = max(longest, len(examples[i].ids))
            if current and longest * (len(current) + 1) > self.budget:
                queue.append(current)
                current, longest = [], len(examples[i].ids)
            current.append(i)
        queue.append(current)
        self.rng.shuffle(queue)
        self.queues[index] = queue

    def next(self) -> tuple[Corpus, list[Example]]:
        index = int(self.rng.choice(len(self.corpora), p=self.weights))
        if not self.queues[index]:
            self.refill(index)
        corpus = self.corpora[index]
        return corpus, [corpus.examples[i] for i in self.queues[index].pop()]
