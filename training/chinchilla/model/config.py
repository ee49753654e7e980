"""Sizes of the model."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class ModelConfig:
    """Every size that a checkpoint needs to be rebuilt. The defaults are those of base."""

    vocab: int
    hidden: int = 512
    heads: int = 8
    ffn: int = 2048
    layers: int = 4
    child_layers: int = 2
    positions: int = 512  # of a text with the marks at both its ends
    bigram_buckets: int = 65536
    bigram_width: int = 64
    pointer: int = 128  # width of the label-conditioned start, end and inside scores
    pair: int = 64  # width of the label-free start-end pair score
    max_distance: int = 64  # units beyond this from a parent share one vector
    max_span: int = 128  # spans longer than this share one length bias

    def to_dict(self) -> dict[str, int]:
        return asdict(self)


SIZES: dict[str, dict[str, int]] = {
    "base": {},
    "mini": {"hidden": 256, "heads": 4, "ffn": 1024},
    # For rehearsals and tests: every command in seconds.
    "tiny": {"hidden": 32, "heads": 2, "ffn": 64, "layers": 2, "child_layers": 1, "bigram_buckets": 64,
             "bigram_width": 8, "pointer": 16, "pair": 8},
}  # fmt: skip


def config_of(size: str, vocab: int, **changes: int) -> ModelConfig:
    """`size` is a key of SIZES."""
    return ModelConfig(vocab, **{**SIZES[size], **changes})
