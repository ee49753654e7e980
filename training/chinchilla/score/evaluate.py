"""Strict micro F1 of a model in PyTorch on the validation split. The shipped files are scored by `npm run evaluate`."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from chinchilla.data.batches import buckets_of, collate
from chinchilla.data.corpus import Corpus, Example
from chinchilla.data.kinds import Kind
from chinchilla.data.labels import label_tensors
from chinchilla.data.tokens import Vocabulary
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.run.precision import autocast
from chinchilla.score.decode import ScoredSpan, child_spans, root_spans


@dataclass
class Count:
    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: set, found: set) -> None:
        self.gold += len(gold)
        self.found += len(found)
        self.right += len(gold & found)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.gold + self.found)


def text_of(example: Example, start: int, last: int) -> tuple:
    return tuple(example.ids[start : last + 1].tolist())


@dataclass(frozen=True)
class Labels:
    """Vectors of a corpus's root and child labels."""

    roots: Tensor
    children: Tensor | None


def labels_of(model: Chinchilla, corpus: Corpus, vocabulary: Vocabulary, device: torch.device) -> Labels:
    asked = label_tensors(corpus.labels.roots, corpus.labels.children, vocabulary).to(device)
    vectors = model.label_vectors(asked.chars, asked.kinds)
    return Labels(vectors[: asked.roots], vectors[asked.roots :] if corpus.labels.children else None)


def evaluate(
    model: Chinchilla, corpus: Corpus, vocabulary: Vocabulary, limit: int, device: torch.device,
    threshold: float = 0.5, batch_units: int = 4096
) -> dict[str, float]:  # fmt: skip
    """Roots by (label, start, last); children by (text of parent, label, text), as sets a document."""
    model.eval()
    roots, children = Count(), Count()
    with torch.no_grad(), autocast(device):
        labels = labels_of(model, corpus, vocabulary, device)
        for group in buckets_of(corpus.examples[:limit], batch_units):
            batch = collate(corpus, group, np.random.default_rng(0), 0.0, 0).to(device)
            states = model.encode(batch.ids, batch.bigrams, batch.mask)
            found = root_spans(model, states, labels.roots, [len(e.ids) for e in group], threshold)
            for example, spans in zip(group, found, strict=True):
                roots.add(set(example.roots), {s[:3] for s in spans})
            if labels.children is not None:
                guesses = linked(model, corpus, group, states, batch.mask, found, labels, threshold)
                for example, guess in zip(group, guesses, strict=True):
                    children.add(gold_links(corpus, example), guess)
    result = {"root": roots.f1}
    if corpus.labels.children:
        result["child"] = children.f1
    return result


def linked(
    model: Chinchilla, corpus: Corpus, group: list[Example], states: Tensor, mask: Tensor,
    found: list[list[ScoredSpan]], labels: Labels, threshold: float,
) -> list[set[tuple]]:  # fmt: skip
    """The links of each text of a group, from the root spans that were found in it."""
    assert labels.children is not None
    allowed = corpus.labels.allowed
    parents = [(b, s, e, l) for b, spans in enumerate(found) for s, e, l, _ in spans if l in allowed]
    sizes = [len(e.ids) for e in group]
    spans = child_spans(model, states, mask, parents, labels.roots, labels.children, sizes, threshold)
    guesses: list[set[tuple]] = [set() for _ in group]
    for (b, start, last, root), kids in zip(parents, spans, strict=True):
        for s, e, child, _ in kids:
            if child in allowed[root]:
                guesses[b].add(link(corpus, group[b], (start, last, root), (s, e, child)))
    return guesses


def gold_links(corpus: Corpus, example: Example) -> set[tuple]:
    return {link(corpus, example, (p.start, p.last, p.root), child) for p in example.parents for child in p.children}


def link(corpus: Corpus, example: Example, parent: tuple[int, int, int], child: tuple[int, int, int]) -> tuple:
    """A relation is told by both texts; an argument by event type, role and its own text."""
    trigger = corpus.labels.roots[parent[2]][0] == Kind.TRIGGER
    head = () if trigger else text_of(example, parent[0], parent[1])
    return (parent[2], head, child[2], text_of(example, child[0], child[1]))
