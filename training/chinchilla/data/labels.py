"""Labels as the model reads them, and which of a corpus's labels a batch asks for."""

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from chinchilla.data.batches import Batch, rows_of
from chinchilla.data.kinds import Kind
from chinchilla.data.tokens import Vocabulary

MAX_NAME, MAX_DESCRIPTION = 40, 64  # units; what is longer is cut, as the browser does
SEPARATOR = "："  # between a label's name and its description


@dataclass(frozen=True)
class LabelTensors:
    """Texts and kinds of labels, roots first: chars [L, C] padded with 0, kinds [L]."""

    chars: Tensor
    kinds: Tensor
    roots: int

    def to(self, device: torch.device) -> "LabelTensors":
        return replace(self, chars=self.chars.to(device), kinds=self.kinds.to(device))


Label = tuple[Kind, str]


def label_text(name: str, description: str | None = None) -> str:
    """Mirrors `labelText` of the browser."""
    return name[:MAX_NAME] + (SEPARATOR + description[:MAX_DESCRIPTION] if description else "")


def label_tensors(roots: list[Label], children: list[Label], vocabulary: Vocabulary) -> LabelTensors:
    """Labels whose names are texts from `label_text`."""
    labels = [*roots, *children]
    kinds = torch.tensor([int(kind) for kind, _ in labels], dtype=torch.long)
    return LabelTensors(chars_of([text for _, text in labels], vocabulary), kinds, len(roots))


def chars_of(texts: list[str], vocabulary: Vocabulary) -> Tensor:
    """[L, longest text], padded with 0."""
    rows = [vocabulary.encode(text) for text in texts]
    chars = torch.zeros(len(rows), max([len(r) for r in rows], default=1), dtype=torch.long)
    for index, row in enumerate(rows):
        chars[index, : len(row)] = torch.from_numpy(row)
    return chars


MIN_ABSENT = 8  # a model that is only asked for what is there says yes to all


@dataclass(frozen=True)
class Question:
    """A batch whose label indices are those of `roots` and `children`, which index the corpus's own lists."""

    batch: Batch
    roots: list[int]
    children: list[int]


def ask(batch: Batch, root_count: int, most_roots: int, most_children: int, rng: np.random.Generator) -> Question:
    """The labels that a batch needs, and others that it lacks until there are as many as may be.

    Labels are read by the encoder itself, so that a batch that asked for 65 of them would mostly read labels.
    """
    needed = torch.cat((batch.roots[:, 3], batch.parents[:, 3])).unique().tolist()
    roots = filled(needed, list(range(root_count)), most_roots, rng)
    to_root = places(roots, root_count)
    rows = [[int(c) for c in row if c >= 0] for row in batch.allowed]
    gold = {rows[n][column] for n, _, _, column in batch.children.tolist()}
    children = filled(sorted(gold), sorted({c for row in rows for c in row}), most_children, rng)
    columns = [[c for c in row if c in children] for row in rows]
    at = {child: index for index, child in enumerate(children)}
    widest = max([len(row) for row in columns], default=1)
    allowed = [[at[c] for c in row] + [-1] * (widest - len(row)) for row in columns]
    kids = [(n, s, e, columns[n].index(rows[n][column])) for n, s, e, column in batch.children.tolist()]
    asked = replace(
        batch, roots=relabelled(batch.roots, to_root), parents=relabelled(batch.parents, to_root),
        allowed=torch.tensor(allowed, dtype=torch.long).view(len(rows), widest), children=rows_of(kids),
    )  # fmt: skip
    return Question(asked, roots, children)


def filled(needed: list[int], every: list[int], most: int, rng: np.random.Generator) -> list[int]:
    """`needed` and others of `every`, in order: `most` of them, or more where few others would have room."""
    others = [every[i] for i in rng.permutation(len(every)) if every[i] not in needed]
    return sorted(needed + others[: max(most - len(needed), MIN_ABSENT)])


def places(chosen: list[int], size: int) -> Tensor:
    """Where each index of `range(size)` stands in `chosen`; -1 where it does not."""
    table = torch.full((size,), -1, dtype=torch.long)
    table[torch.tensor(chosen, dtype=torch.long)] = torch.arange(len(chosen))
    return table


def relabelled(rows: Tensor, table: Tensor) -> Tensor:
    """rows [R, 4] with their last column looked up in `table`."""
    return torch.cat((rows[:, :3], table[rows[:, 3:]]), 1)
