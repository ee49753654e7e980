"""Sizes of the model and the kinds a label can be of."""

from dataclasses import asdict, dataclass
from enum import IntEnum


class Kind(IntEnum):
    """What a label asks for. The same name means different spans under different kinds."""

    ENTITY = 0
    SUBJECT = 1  # the head of a relation
    TRIGGER = 2  # the trigger of an event
    OBJECT = 3  # child: the tail of a relation, given its head
    ARGUMENT = 4  # child: an argument, given its trigger


@dataclass(frozen=True)
class ModelConfig:
    """Every size that a checkpoint needs to be rebuilt."""

    vocab: int
    hidden: int = 256
    heads: int = 4
    ffn: int = 1024
    layers: int = 4
    child_layers: int = 2
    bigram_buckets: int = 65536
    bigram_width: int = 64
    pointer: int = 128  # width of the label-conditioned start, end and inside scores
    pair: int = 64  # width of the label-free start-end pair score
    max_distance: int = 64  # relative positions beyond this share one bias
    max_span: int = 128  # spans longer than this share one length bias

    def to_dict(self) -> dict[str, int]:
        return asdict(self)
