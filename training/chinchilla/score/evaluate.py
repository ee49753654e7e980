"""Strict micro F1 of a model in PyTorch on the validation split. The shipped files are scored by `npm run evaluate`."""

from dataclasses import dataclass

import numpy as np
import torch

from chinchilla.data.batches import collate
from chinchilla.model.config import Kind
from chinchilla.data.labels import label_tensors
from chinchilla.data.tokens import Vocabulary
from chinchilla.data.corpus import Corpus, Example
from chinchilla.score.decode import child_spans, root_spans
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.run.precision import autocast


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


def evaluate(
    model: Chinchilla, corpus: Corpus, vocabulary: Vocabulary, limit: int, device: torch.device,
    threshold: float = 0.5, batch_units: int = 4096
) -> dict[str, float]:
    """Roots by (label, start, last); children by (text of parent, label, text), as sets a document."""
    model.eval()
    roots, children = Count(), Count()
    examples = sorted(corpus.examples[:limit], key=lambda e: len(e.ids))
    with torch.no_grad(), autocast(device):
        tensors = label_tensors(corpus.labels.roots, corpus.labels.children, vocabulary).to(device)
        both = model.label_vectors(tensors.chars, tensors.kinds)
        vectors, labels = both[: tensors.roots], both[tensors.roots :] if corpus.labels.children else None
        for group in groups(examples, batch_units):
            batch = collate(corpus, group, np.random.default_rng(0), 0.0, 0).to(device)
            states = model.encode(batch.ids, batch.bigrams, batch.mask)
            sizes = [len(e.ids) for e in group]
            found = root_spans(model, states, vectors, sizes, threshold)
            for example, spans in zip(group, found, strict=True):
                roots.add(set(example.roots), {s[:3] for s in spans})
            if labels is not None:
                score_children(model, corpus, group, states, batch.mask, found, vectors, labels, sizes, threshold, children)
    result = {"root": roots.f1}
    if labels is not None:
        result["child"] = children.f1
    return result


def score_children(model, corpus, group, states, mask, found, vectors, labels, sizes, threshold, count: Count) -> None:
    allowed = corpus.labels.allowed
    parents = [(b, s, e, l) for b, spans in enumerate(found) for s, e, l, _ in spans if l in allowed]
    spans = child_spans(model, states, mask, parents, vectors, labels, sizes, threshold)
    guesses: list[set] = [set() for _ in group]
    for (b, start, last, root), kids in zip(parents, spans, strict=True):
        for s, e, child, _ in kids:
            if child in allowed[root]:
                guesses[b].add(link(corpus, group[b], (start, last, root), (s, e, child)))
    for example, guess in zip(group, guesses, strict=True):
        gold = {
            link(corpus, example, (p.start, p.last, p.root), child) for p in example.parents for child in p.children
        }
        count.add(gold, guess)


def link(corpus: Corpus, example: Example, parent: tuple[int, int, int], child: tuple[int, int, int]) -> tuple:
    """A relation is told by both texts; an argument by event type, role and its own text."""
    trigger = corpus.labels.roots[parent[2]][0] == Kind.TRIGGER
    head = () if trigger else text_of(example, parent[0], parent[1])
    return (parent[2], head, child[2], text_of(example, child[0], child[1]))


def groups(examples: list[Example], budget: int) -> list[list[Example]]:
    out: list[list[Example]] = []
    for example in examples:
        if out and len(example.ids) * (len(out[-1]) + 1) <= budget:
            out[-1].append(example)
        else:
            out.append([example])
    return out
