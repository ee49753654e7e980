"""The model: characters and bigrams in, label-conditioned span scores out.

Shapes use B sequences, T positions, L labels, H = hidden, N parents.
"""

import math

import torch
from torch import Tensor, nn

from chinchilla.model.config import ModelConfig
from chinchilla.model.heads import Conditioner, SpanHead
from chinchilla.model.labels import LabelPool
from chinchilla.model.layers import Embedding, Layer, blocked_of


class Chinchilla(nn.Module):
    """One encoder for texts and labels, the root head, and the child stage that is conditioned on a parent span."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = Embedding(config)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.label_pool = LabelPool(config)
        self.root = SpanHead(config)
        self.conditioner = Conditioner(config)
        self.child_layers = nn.ModuleList(Layer(config) for _ in range(config.child_layers))
        self.child = SpanHead(config)

    def with_marks(self, ids: Tensor, bigrams: Tensor | None, mask: Tensor, drop: float = 0.0) -> Tensor:
        """States of the text between its two marks: [B, T + 2, H]."""
        x, wider = self.embedding(ids, bigrams, mask, drop)
        blocked = blocked_of(wider)
        for layer in self.layers:
            x = layer(x, blocked, drop)
        return x

    def encode(self, ids: Tensor, bigrams: Tensor, mask: Tensor, drop: float = 0.0) -> Tensor:
        """ids [B, T], bigrams [B, T + 1], mask [B, T] 1 or 0, ones first -> states [B, T, H]."""
        return self.with_marks(ids, bigrams, mask, drop)[:, 1:-1]

    def label_vectors(self, chars: Tensor, kind: Tensor, drop: float = 0.0, fixed: bool = False) -> Tensor:
        """chars [L, C] (0 is padding), kind [L] -> [L, H]. Labels are read without bigrams.

        `fixed`: no gradient reaches the encoder from here.
        """
        mask = (chars != 0).to(self.label_pool.mix.weight.dtype)
        with torch.set_grad_enabled(torch.is_grad_enabled() and not fixed):
            states = self.with_marks(chars, None, mask, drop)
        return self.label_pool(states, mask, kind)

    def child_states(self, x: Tensor, mask: Tensor, start: Tensor, last: Tensor, label: Tensor, drop: float = 0.0) -> Tensor:
        """States of the child stage for N parents; x [N, T, H] from `encode`; start, last [N]; label [N, H]."""
        rows = torch.arange(x.shape[0], device=x.device)
        edges = torch.cat((x[rows, start], x[rows, last]), -1)
        return self.below(x, mask, edges, self.conditioner.marks(x.shape[1], start, last), label, drop)

    def below(self, x: Tensor, mask: Tensor, edges: Tensor, marks: Tensor, label: Tensor, drop: float = 0.0) -> Tensor:
        """As `child_states`, told what the parent's edges [N, 2 H] are and where each unit stands to it."""
        x = self.conditioner(x, edges, marks, label)
        blocked = blocked_of(mask)
        for layer in self.child_layers:
            x = layer(x, blocked, drop)
        return x


def parameter_count(model: nn.Module) -> int:
    return sum(math.prod(p.shape) for p in model.parameters())
