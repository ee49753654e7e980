"""The three graphs that ship: encoder (with the root head), child stage, and label vectors."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.heads import SpanHead

Outputs = tuple[Tensor, ...]


class ByteTable(nn.Module):
    """An embedding table in 8 bits with a scale a row: a quarter of the bytes, looked up as it is."""

    scale: Tensor
    weight: Tensor

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("weight", torch.round(table.weight.detach() / scale).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.weight).float() * F.embedding(ids, self.scale)


def with_byte_tables(model: Chinchilla) -> Chinchilla:
    """Replaces the two large tables in place."""
    embedding = model.embedding
    for name, table in (("chars", embedding.chars), ("bigrams", embedding.bigrams)):
        setattr(embedding, name, ByteTable(table))
    return model


def point(head: SpanHead, x: Tensor, targets: Tensor, bias: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Start, end and inside logits [B, 3, T, L], and the pair vectors [B, T, P]; the pair query is scaled.

    targets [3, W, L] and bias [3, 1, L] are computed once a schema by `LabelGraph`.
    """
    features = head.tokens(head.norm(x))
    pointer, query, key = features.split((3 * head.width, head.pair_width, head.pair_width), -1)
    parts = torch.stack(pointer.chunk(3, -1), 1)
    return torch.matmul(parts, targets) + bias, query * head.pair_width**-0.5, key


class EncoderGraph(nn.Module):
    """Text to states, and root scores for the labels of a schema."""

    def __init__(self, model: Chinchilla) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, bigrams: Tensor, mask: Tensor, targets: Tensor, bias: Tensor) -> Outputs:
        states = self.model.encode(ids, bigrams, mask)
        return (states, *point(self.model.root, states, targets, bias))


class ChildGraph(nn.Module):
    """States seen from N parent spans to scores of child labels."""

    def __init__(self, model: Chinchilla) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, states: Tensor, mask: Tensor, edges: Tensor, marks: Tensor, parent: Tensor, targets: Tensor, bias: Tensor
    ) -> Outputs:
        """states [N, T, H]; edges [N, 2, H] are the parent's first and last state; marks [N, T]: 0 before,
        1 inside, 2 after the parent; parent [N, H] its label vector."""
        below = self.model.below(states, mask, edges.flatten(1), marks, parent)
        return point(self.model.child, below, targets, bias)


class LabelGraph(nn.Module):
    """Labels to what the two heads need of them, through the encoder's own layers. Runs once a schema."""

    def __init__(self, model: Chinchilla) -> None:
        super().__init__()
        self.model = model

    def forward(self, chars: Tensor, kinds: Tensor) -> Outputs:
        """chars [L, C], kinds [L] -> vectors [L, H], root and child targets [3, W, L] and bias [3, 1, L]."""
        vectors = self.model.label_vectors(chars, kinds)
        out = [vectors]
        for head in (self.model.root, self.model.child):
            targets = head.labels(vectors).view(-1, 3, head.width).permute(1, 2, 0) * head.width**-0.5
            out += [targets, head.label_bias(vectors).transpose(0, 1).unsqueeze(1)]
        return tuple(out)
