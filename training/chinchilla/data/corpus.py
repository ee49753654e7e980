"""The unified JSON lines as training examples: spans with label indices, one label set per corpus."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from chinchilla.data.kinds import Kind
from chinchilla.data.tokens import Vocabulary, bigram_ids

MAX_UNITS = 256
# Only given pairs are annotated: any mention may head a relation, so heads are learned from all of them.
EVERY_MENTION_IS_A_HEAD = ("finre", "sanwen")
# Annotated as strings: the occurrence in the data is a guess, and every other occurrence of a head is one too.
NO_OFFSETS = (
    "duie", "duie1", "duie_triples", "duie_counter", "duie1_counter", "finre", "sanwen", "military", "core", "cmeie", "causal",
)  # fmt: skip

Span = tuple[int, int, int]  # start, last (inclusive), label index


@dataclass(frozen=True)
class Parent:
    """A relation's head or an event's trigger, with its children; labels index `LabelSet.children`."""

    start: int
    last: int
    root: int
    children: tuple[Span, ...]
    unknown: tuple[int, ...] = ()  # child labels that the text does not decide: neither right nor wrong


@dataclass
class Example:
    id: str
    ids: np.ndarray
    bigrams: np.ndarray
    roots: tuple[Span, ...]
    parents: tuple[Parent, ...]


@dataclass
class LabelSet:
    """A corpus's closed label set. `allowed[root]` are the child labels that a parent of that root may have."""

    roots: list[tuple[Kind, str]] = field(default_factory=list)
    children: list[tuple[Kind, str]] = field(default_factory=list)
    allowed: dict[int, list[int]] = field(default_factory=dict)

    def add_root(self, kind: Kind, name: str) -> int:
        return index_of(self.roots, (kind, name))

    def add_child(self, root: int, kind: Kind, name: str) -> None:
        index = index_of(self.children, (kind, name))
        allowed = self.allowed.setdefault(root, [])
        if index not in allowed:
            allowed.append(index)

    def root(self, kind: Kind, name: str) -> int | None:
        """None where the corpus has such a span but its label set does not: too rare to be in the schema."""
        return self.roots.index((kind, name)) if (kind, name) in self.roots else None

    def child(self, root: int, kind: Kind, name: str) -> int | None:
        if (kind, name) not in self.children:
            return None
        index = self.children.index((kind, name))
        return index if index in self.allowed.get(root, ()) else None


def index_of(items: list[tuple[Kind, str]], item: tuple[Kind, str]) -> int:
    if item not in items:
        items.append(item)
    return items.index(item)


def relation_label(name: str, tail: str) -> str:
    """What the model reads for a relation: its name and the type of its tail. Mirrors the browser's labels."""
    return f"{name}:{tail}"


def label_set_of(schema: dict, held_out: Collection[str] = ()) -> LabelSet:
    """Root and child labels in the schema's order; fixed, so that indices agree between runs.

    Nothing that goes by a name in `held_out` is part of it, be it an entity type, an end of a relation, an
    event or a role: training then says nothing of it.
    """
    labels = LabelSet()
    for entity in schema["entities"]:
        if entity["name"] not in held_out:
            labels.add_root(Kind.ENTITY, entity["name"])
    for relation in schema["relations"]:
        if not {relation["name"], relation["head"], relation["tail"]}.isdisjoint(held_out):
            continue
        root = labels.add_root(Kind.SUBJECT, relation["head"])
        labels.add_child(root, Kind.OBJECT, relation_label(relation["name"], relation["tail"]))
    for event in schema["events"]:
        if event["name"] in held_out:
            continue
        root = labels.add_root(Kind.TRIGGER, event["name"])
        labels.allowed.setdefault(root, [])
        for role in event["roles"]:
            if role in held_out:
                continue
            labels.add_child(root, Kind.ARGUMENT, role)
    return labels


@dataclass
class Corpus:
    name: str
    labels: LabelSet
    examples: list[Example]
    root_loss: bool  # False where the heads and triggers that are annotated are only a part of those in the text

    @property
    def units(self) -> int:
        return sum(len(e.ids) for e in self.examples)


def example_of(record: dict, labels: LabelSet, vocabulary: Vocabulary, buckets: int, told_only: bool = False) -> Example:
    """One JSON line as an example; text beyond MAX_UNITS is cut, and what reaches beyond it is dropped.

    `told_only`: a relation that no word of the text tells (`"told": false`) is unknown instead of right.
    """
    ids = vocabulary.encode(record["text"])[:MAX_UNITS]
    spans = {m["id"]: (m["start"], m["end"] - 1, m["type"]) for m in record["mentions"]}
    kinds = (Kind.ENTITY, Kind.SUBJECT) if record["corpus"] in EVERY_MENTION_IS_A_HEAD else (Kind.ENTITY,)
    roots: dict[Span, list[Span]] = {}
    unknown: dict[Span, set[int]] = {}
    for start, last, name in spans.values():
        for kind in kinds:
            root = labels.root(kind, name)
            if root is not None and last < len(ids):
                roots.setdefault((start, last, root), [])
    for (start, last), kind, name, child, told in links_of(record, spans):
        root = labels.root(kind, name)
        if root is None or last >= len(ids):
            continue
        children = roots.setdefault((start, last, root), [])
        if child is not None and child[1] < len(ids):
            index = labels.child(root, Kind.OBJECT if kind == Kind.SUBJECT else Kind.ARGUMENT, child[2])
            if index is not None and told_only and not told:
                unknown.setdefault((start, last, root), set()).add(index)
            elif index is not None and (child[0], child[1], index) not in children:
                children.append((child[0], child[1], index))
    parents = tuple(
        Parent(*span, tuple(children), tuple(sorted(unknown.get(span, ()))))
        for span, children in roots.items()
        if labels.allowed.get(span[2])
    )
    spans_of_roots = list(roots)
    if record["corpus"] in NO_OFFSETS:
        spans_of_roots += [copy for root in roots for copy in other_occurrences(ids, *root) if copy not in roots]
    return Example(record["id"], ids, bigram_ids(ids, buckets), tuple(spans_of_roots), parents)


def other_occurrences(ids: np.ndarray, start: int, last: int, label: int) -> Iterable[Span]:
    size = last + 1 - start
    windows = np.lib.stride_tricks.sliding_window_view(ids, size)
    for at in np.flatnonzero((windows == ids[start : last + 1]).all(1)):
        if at != start:
            yield int(at), int(at) + size - 1, label


def links_of(record: dict, spans: dict[str, tuple[int, int, str]]) -> Iterable[tuple]:
    """(head span, head kind, head label, child span with its label or None, told) of all relations and events."""
    for relation in record["relations"]:
        head, tail = spans[relation["head"]], spans[relation["tail"]]
        name = relation_label(relation["type"], tail[2])
        yield head[:2], Kind.SUBJECT, head[2], (*tail[:2], name), relation.get("told", True)
    for event in record["events"]:
        trigger = spans[event["trigger"]][:2]
        yield trigger, Kind.TRIGGER, event["type"], None, True
        for argument in event["arguments"]:
            span = spans[argument["mention"]]
            yield trigger, Kind.TRIGGER, event["type"], (*span[:2], argument["role"]), True


def load_corpora(
    directory: Path, split: str, vocabulary: Vocabulary, buckets: int, held_out: Collection[str] = ()
) -> dict[str, Corpus]:
    """Reads `schemas.json` and `<split>.jsonl`; a broken line stops with its number.

    Relations that no word tells are unknown to training, and gold in validation as the corpus has them.
    """
    schemas = json.loads((directory / "schemas.json").read_text("utf-8"))
    corpora = {
        name: Corpus(name, label_set_of(entry["schema"], held_out), [], entry.get("rootsClosed", True))
        for name, entry in schemas.items()
    }
    path = directory / f"{split}.jsonl"
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                corpus = corpora[record["corpus"]]
                example = example_of(record, corpus.labels, vocabulary, buckets, split == "train")
            except (KeyError, ValueError, TypeError) as error:
                raise SystemExit(f"{path}:{number}: not a document of the unified form: {error!r}") from error
            if len(example.ids) > 0:
                corpus.examples.append(example)
    return corpora
