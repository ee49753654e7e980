"""Endless batches for training, made in this process or in others beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from chinchilla.augment.descriptions import description_of
from chinchilla.augment.join import join_examples
from chinchilla.augment.kin import pools_with_kin
from chinchilla.augment.swap import swap_mentions
from chinchilla.augment.synonyms import renamed
from chinchilla.data.batches import Batch, Shuffled, buckets_of, collate
from chinchilla.data.corpus import Corpus, Example
from chinchilla.data.labels import Label, LabelTensors, ask, label_tensors, label_text
from chinchilla.data.tokens import Vocabulary

GROUP = 16  # batches of a corpus that are made together, so that texts of like length meet


@dataclass(frozen=True)
class Recipe:
    """How texts become batches. Shares are of mentions, texts, labels and characters."""

    units: int = 2048  # characters a batch
    roots: int = 16  # root labels that a batch asks for, where it needs no more
    children: int = 28
    swap: float = 0.25
    join: float = 0.4
    rename: float = 0.3
    describe: float = 0.15  # of the batches: their labels come with descriptions
    mask: float = 0.08
    parents: int = 1
    held_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A batch of the corpus `name` with the labels it asks for; `units` counts its characters."""

    name: str
    root_loss: bool
    batch: Batch
    labels: LabelTensors
    units: int

    @property
    def teaches(self) -> bool:
        """Of a corpus that teaches links alone, texts without any parent have no loss at all."""
        return self.root_loss or (len(self.batch.parents) > 0 and self.labels.roots < len(self.labels.chars))


class Batches(IterableDataset):
    """`shares` of the batches, one a corpus; every worker process draws from a seed of its own."""

    def __init__(
        self, corpora: list[Corpus], shares: list[float], vocabulary: Vocabulary, buckets: int, recipe: Recipe, seed: int
    ) -> None:
        for corpus in corpora:
            if not corpus.root_loss and not any(e.parents for e in corpus.examples):
                raise SystemExit(f"{corpus.name}: no text has a link, and it teaches nothing else")
        self.corpora, self.shares, self.vocabulary, self.buckets = corpora, shares, vocabulary, buckets
        self.recipe, self.seed = recipe, seed
        self.pools = pools_with_kin(corpora, vocabulary)

    def __iter__(self) -> Iterator[Item]:
        worker = get_worker_info()
        rng = np.random.default_rng(self.seed + (worker.id * 1_000_003 if worker else 0))
        texts = [Shuffled(corpus, rng) for corpus in self.corpora]
        queues: list[list[list[Example]]] = [[] for _ in self.corpora]
        shares = np.array(self.shares) / sum(self.shares)
        while True:
            index = int(rng.choice(len(shares), p=shares))
            if not queues[index]:
                queues[index] = self.group(self.corpora[index], texts[index], rng)
            item = self.item(self.corpora[index], queues[index].pop(), rng)
            if item.teaches:
                yield item

    def group(self, corpus: Corpus, texts: Shuffled, rng: np.random.Generator) -> list[list[Example]]:
        """The next batches of a corpus: varied first, then put with others of their length."""
        recipe, pools = self.recipe, self.pools[corpus.name]
        examples = [swap_mentions(e, corpus, pools, self.buckets, recipe.swap, rng) for e in texts.take(GROUP * recipe.units)]
        joined = int(recipe.join * len(examples))
        examples = join_examples(examples[:joined], int(rng.integers(2, 4)), self.buckets) + examples[joined:]
        buckets = buckets_of(examples, recipe.units)
        rng.shuffle(buckets)
        return buckets

    def item(self, corpus: Corpus, examples: list[Example], rng: np.random.Generator) -> Item:
        recipe = self.recipe
        batch = collate(corpus, examples, rng, recipe.mask, recipe.parents)
        question = ask(batch, len(corpus.labels.roots), recipe.roots, recipe.children, rng)
        described = rng.random() < recipe.describe
        roots = self.asked([corpus.labels.roots[i] for i in question.roots], described, rng)
        children = self.asked([corpus.labels.children[i] for i in question.children], described, rng)
        labels = label_tensors(roots, children, self.vocabulary)
        return Item(corpus.name, corpus.root_loss, question.batch, labels, sum(len(e.ids) for e in examples))

    def asked(self, labels: list[Label], described: bool, rng: np.random.Generator) -> list[Label]:
        """Some under other names, all with their descriptions where `described`."""
        recipe = self.recipe
        other = renamed(labels, recipe.rename, rng, recipe.held_out) if recipe.rename > 0 else labels
        if not described:
            return other
        return [(kind, label_text(name, description_of(*old))) for (kind, name), old in zip(other, labels, strict=True)]


def itself(item: Item) -> Item:
    return item


def stream(batches: Batches, workers: int) -> Iterator[Item]:
    """`workers` processes beside this one make the batches; with none, this one does."""
    if workers == 0:
        return iter(batches)
    loader = DataLoader(batches, batch_size=None, num_workers=workers, prefetch_factor=4, collate_fn=itself)  # type: ignore[arg-type]
    return iter(loader)
