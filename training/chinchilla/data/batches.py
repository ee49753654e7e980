"""Texts of one corpus as batches of about the same number of characters."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from chinchilla.data.corpus import Corpus, Example, Parent
from chinchilla.data.tokens import MASK

Row = tuple[int, int, int, int]


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


def pick_parents(example: Example, most: int, rng: np.random.Generator) -> list[Parent]:
    if len(example.parents) <= most:
        return list(example.parents)
    return [example.parents[i] for i in rng.choice(len(example.parents), most, replace=False)]


def collate(corpus: Corpus, examples: list[Example], rng: np.random.Generator, mask_rate: float, most_parents: int) -> Batch:
    """Pads, masks a share of the characters (0 in evaluation), and picks at most `most_parents` per text."""
    length = -(-max(len(e.ids) for e in examples) // 8) * 8
    ids = np.zeros((len(examples), length), dtype=np.int64)
    bigrams = np.zeros((len(examples), length + 1), dtype=np.int64)
    mask = np.zeros((len(examples), length), dtype=np.float32)
    roots: list[Row] = []
    parents: list[Row] = []
    children: list[Row] = []
    allowed: list[list[int]] = []
    for row, example in enumerate(examples):
        size = len(example.ids)
        ids[row, :size], bigrams[row, : size + 1], mask[row, :size] = example.ids, example.bigrams, 1.0
        roots += [(row, start, last, label) for start, last, label in example.roots]
        for parent in pick_parents(example, most_parents, rng):
            columns = [c for c in corpus.labels.allowed[parent.root] if c not in parent.unknown]
            children += [(len(parents), s, e, columns.index(c)) for s, e, c in parent.children if c in columns]
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


def rows_of(rows: list[Row]) -> Tensor:
    return torch.tensor(rows, dtype=torch.long).view(-1, 4)


class Shuffled:
    """A corpus's texts over and over, each time in another order."""

    def __init__(self, corpus: Corpus, rng: np.random.Generator) -> None:
        self.examples, self.rng = corpus.examples, rng
        self.order: list[int] = []

    def take(self, units: int) -> list[Example]:
        """Texts of at least this many characters together."""
        out: list[Example] = []
        while units > 0:
            if not self.order:
                self.order = self.rng.permutation(len(self.examples)).tolist()
            out.append(self.examples[self.order.pop()])
            units -= len(out[-1].ids)
        return out


def buckets_of(examples: list[Example], units: int) -> list[list[Example]]:
    """Lists of texts of like length that hold at most `units` positions once they are padded."""
    buckets: list[list[Example]] = []
    for example in sorted(examples, key=lambda e: len(e.ids)):
        if buckets and len(example.ids) * (len(buckets[-1]) + 1) <= units:
            buckets[-1].append(example)
        else:
            buckets.append([example])
    return buckets
