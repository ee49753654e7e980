"""Span scores of a text for label vectors, and what turns a text's states to those around a parent.

A span score is `start[i, l] + end[j, l] + mean(inside[i..j, l]) + pair[i, j]`, a sum in the manner of
Efficient GlobalPointer (Su et al. 2022), so that no label x start x end tensor is needed to find candidates.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from chinchilla.model.config import ModelConfig

BEFORE, INSIDE, AFTER = 0, 1, 2  # where a unit stands to its parent


class SpanHead(nn.Module):
    """Start, end and inside scores against label vectors, and a label-free pair score."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.width, self.pair_width = config.pointer, config.pair
        self.norm = nn.LayerNorm(config.hidden)
        self.tokens = nn.Linear(config.hidden, 3 * config.pointer + 2 * config.pair)
        self.labels = nn.Linear(config.hidden, 3 * config.pointer)
        self.label_bias = nn.Linear(config.hidden, 3)
        self.length = nn.Parameter(torch.zeros(config.max_span + 1))
        nn.init.zeros_(self.label_bias.weight)
        nn.init.constant_(self.label_bias.bias, -3.0)

    def forward(self, x: Tensor, labels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """x [B, T, H], labels [L, H] -> pointers [B, T, 3, L], query [B, T, P], key [B, T, P]."""
        b, t, _ = x.shape
        features = self.tokens(self.norm(x))
        pointer, query, key = features.split((3 * self.width, self.pair_width, self.pair_width), -1)
        targets = self.labels(labels).view(-1, 3, self.width).permute(1, 2, 0)
        scores = torch.einsum("btcw,cwl->btcl", pointer.view(b, t, 3, self.width), targets)
        bias = self.label_bias(labels).transpose(0, 1)
        return scores * self.width**-0.5 + bias, query, key


class Conditioner(nn.Module):
    """Token states seen from a parent span: scaled and shifted by it, and told how far each unit is from it.

    The states come from a layer norm already, so another would only undo the scale that the layers know.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.reach = config.max_distance
        self.parent = nn.Linear(3 * config.hidden, config.hidden)
        self.film = nn.Linear(config.hidden, 2 * config.hidden)
        self.mark = nn.Embedding(3, config.hidden)
        self.near = nn.Embedding(2 * config.max_distance + 1, config.hidden)
        nn.init.zeros_(self.film.weight)
        nn.init.zeros_(self.film.bias)
        nn.init.normal_(self.mark.weight, std=0.2)
        nn.init.zeros_(self.near.weight)

    def marks(self, length: int, start: Tensor, last: Tensor) -> Tensor:
        """start, last [N] (inclusive) -> [N, length] of BEFORE, INSIDE and AFTER."""
        at = torch.arange(length, device=start.device)
        return (at >= start.unsqueeze(1)).long() + (at > last.unsqueeze(1)).long()

    def distances(self, marks: Tensor) -> Tensor:
        """marks [N, T] -> rows of `near`: `reach` inside the parent, less before it, more after it."""
        at = torch.arange(marks.shape[1], device=marks.device)
        first = (marks < INSIDE).sum(1, keepdim=True)
        after = (marks < AFTER).sum(1, keepdim=True)
        signed = (at - first).clamp(-self.reach, 0) + (at - after + 1).clamp(0, self.reach)
        return signed + self.reach

    def forward(self, x: Tensor, edges: Tensor, marks: Tensor, label: Tensor) -> Tensor:
        """x [N, T, H]; edges [N, 2 H]: the parent's first and last state; marks [N, T]; label [N, H] of the parent."""
        span = torch.cat((edges, label.to(edges.dtype)), -1)
        scale, shift = self.film(F.relu(self.parent(span))).unsqueeze(1).chunk(2, -1)
        return x * (1 + scale) + shift + self.mark(marks) + self.near(self.distances(marks))


def span_scores(pointers: Tensor, query: Tensor, key: Tensor, length_bias: Tensor) -> Tensor:
    """All spans of all labels: pointers [B, T, 3, K], query, key [B, T, P] -> [B, K, T, T] (start, last)."""
    start, end, inside = (part.float() for part in pointers.unbind(2))
    t = start.shape[1]
    at = torch.arange(t, device=start.device)
    length = (at.unsqueeze(0) - at.unsqueeze(1)).clamp(0, length_bias.shape[0] - 1)
    pair = torch.matmul(query, key.transpose(1, 2)).float() * query.shape[-1] ** -0.5 + length_bias[length]
    total = inside.cumsum(1)
    upto, before = total.transpose(1, 2).unsqueeze(2), (total - inside).transpose(1, 2).unsqueeze(3)
    mean = (upto - before) / (length + 1)
    edges = start.transpose(1, 2).unsqueeze(3) + end.transpose(1, 2).unsqueeze(2)
    return edges + mean + pair.unsqueeze(1)
