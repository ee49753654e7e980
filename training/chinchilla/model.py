"""The model: characters and bigrams in, label-conditioned span scores out.

Shapes use B sequences, T positions, L labels, H = hidden. A span score is
`start[i, l] + end[j, l] + mean(inside[i..j, l]) + pair[i, j]`, a sum in the manner of Efficient
GlobalPointer (Su et al. 2022), so that no label x start x end tensor is needed to find candidates.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .config import Kind, ModelConfig


def drop_channels(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask a sequence, shared by its positions; drawing one a position costs 15 % of a step."""
    if not training or rate == 0.0:
        return x
    mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype, device=x.device).bernoulli_(1 - rate)
    return x * (mask / (1 - rate))


class Layer(nn.Module):
    """Pre-norm transformer layer with a learned bias per head and relative distance (as in T5)."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.heads, self.reach = config.heads, config.max_distance
        self.norm1 = nn.LayerNorm(config.hidden)
        self.qkv = nn.Linear(config.hidden, 3 * config.hidden)
        self.out = nn.Linear(config.hidden, config.hidden)
        self.bias = nn.Parameter(torch.zeros(config.heads, 2 * config.max_distance + 1))
        self.norm2 = nn.LayerNorm(config.hidden)
        self.up = nn.Linear(config.hidden, config.ffn)
        self.down = nn.Linear(config.ffn, config.hidden)
        for last in (self.out, self.down):
            nn.init.normal_(last.weight, std=0.04 / (2 * config.layers) ** 0.5)
            nn.init.zeros_(last.bias)

    def forward(self, x: Tensor, mask: Tensor, distance: Tensor, drop: float) -> Tensor:
        """x [B, T, H]; mask [B, 1, 1, T] is 0 or -inf; distance [T, T] holds clipped j - i + reach."""
        b, t, h = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, t, 3, self.heads, h // self.heads).unbind(2)
        scores = torch.matmul(q.transpose(1, 2), k.permute(0, 2, 3, 1)) * (h // self.heads) ** -0.5
        weights = torch.softmax(scores.float() + self.bias.t()[distance].permute(2, 0, 1) + mask, -1).to(v.dtype)
        mixed = torch.matmul(weights, v.transpose(1, 2)).transpose(1, 2).reshape(b, t, h)
        x = x + drop_channels(self.out(mixed), drop, self.training)
        return x + drop_channels(self.down(F.relu(self.up(self.norm2(x)))), drop, self.training)


class Embedding(nn.Module):
    """Character vectors plus their left and right hashed bigrams, mixed over a window of three."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.chars = nn.Embedding(config.vocab, config.hidden, padding_idx=0)
        self.bigrams = nn.Embedding(config.bigram_buckets, config.bigram_width)
        self.join = nn.Linear(2 * config.bigram_width, config.hidden)
        self.local = nn.Linear(3 * config.hidden, config.hidden)
        # Wide enough that the layers' sums do not drown what the character is: 0.05 learned half as fast.
        nn.init.normal_(self.chars.weight, std=0.5)
        nn.init.normal_(self.bigrams.weight, std=0.5)
        with torch.no_grad():
            self.chars.weight[0].zero_()

    def forward(self, ids: Tensor, bigrams: Tensor, drop: float) -> Tensor:
        """ids [B, T], bigrams [B, T + 1] -> [B, T, H]."""
        pairs = self.bigrams(bigrams)
        joined = self.join(torch.cat((pairs[:, :-1], pairs[:, 1:]), -1))
        x = self.chars(ids) + drop_channels(joined, 2 * drop, self.training)
        padded = F.pad(x, (0, 0, 1, 1))
        window = torch.cat((padded[:, :-2], x, padded[:, 2:]), -1)
        return drop_channels(x + F.relu(self.local(window)), drop, self.training)


class LabelEncoder(nn.Module):
    """A label's characters and its kind -> one vector. Shares the character table of the text."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.local = nn.Linear(3 * config.hidden, config.hidden)
        self.kind = nn.Embedding(len(Kind), config.hidden)
        self.mix = nn.Linear(2 * config.hidden, config.hidden)
        self.out = nn.Linear(config.hidden, config.hidden)
        self.norm = nn.LayerNorm(config.hidden)

    def forward(self, chars: Tensor, mask: Tensor, kind: Tensor) -> Tensor:
        """chars [L, C, H] (already embedded), mask [L, C] 1 or 0, kind [L] -> [L, H]."""
        kept = chars * mask.unsqueeze(-1)
        padded = F.pad(kept, (0, 0, 1, 1))
        window = torch.cat((padded[:, :-2], kept, padded[:, 2:]), -1)
        x = (kept + F.relu(self.local(window))) * mask.unsqueeze(-1)
        mean = x.sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)
        peak = (x + (mask.unsqueeze(-1) - 1.0) * 1e4).amax(1)
        mixed = self.mix(torch.cat((mean, peak), -1)) + self.kind(kind)
        return self.norm(mixed + self.out(F.relu(mixed)))


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
    """Token states seen from a parent span: conditional norm and a mark on the parent's position."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(config.hidden, elementwise_affine=False)
        self.parent = nn.Linear(3 * config.hidden, config.hidden)
        self.film = nn.Linear(config.hidden, 2 * config.hidden)
        self.mark = nn.Embedding(4, config.hidden)
        nn.init.zeros_(self.film.weight)
        nn.init.zeros_(self.film.bias)

    def forward(self, x: Tensor, start: Tensor, last: Tensor, label: Tensor) -> Tensor:
        """x [N, T, H]; start, last [N] (inclusive); label [N, H] of the parent -> [N, T, H]."""
        rows = torch.arange(x.shape[0], device=x.device)
        span = torch.cat((x[rows, start], x[rows, last], label.to(x.dtype)), -1)
        scale, shift = self.film(F.relu(self.parent(span))).unsqueeze(1).chunk(2, -1)
        at = torch.arange(x.shape[1], device=x.device)
        before, after = at < start.unsqueeze(1), at > last.unsqueeze(1)
        mark = torch.where(before, 0, torch.where(after, 2, 1))
        return self.norm(x) * (1 + scale) + shift + self.mark(mark)


class Chinchilla(nn.Module):
    """Encoder, label encoder, root head, and the child stage that is conditioned on a parent span."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = Embedding(config)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.label_encoder = LabelEncoder(config)
        self.root = SpanHead(config)
        self.conditioner = Conditioner(config)
        self.child_layers = nn.ModuleList(Layer(config) for _ in range(config.child_layers))
        self.child = SpanHead(config)

    def distances(self, length: int, device: torch.device) -> Tensor:
        at, reach = torch.arange(length, device=device), self.config.max_distance
        return (at.unsqueeze(0) - at.unsqueeze(1)).clamp(-reach, reach) + reach

    def encode(self, ids: Tensor, bigrams: Tensor, mask: Tensor, drop: float = 0.0) -> Tensor:
        """ids [B, T], bigrams [B, T + 1], mask [B, T] 1 or 0 -> states [B, T, H]."""
        x = self.embedding(ids, bigrams, drop)
        return self.stack(self.layers, x, mask, drop)

    def stack(self, layers: nn.ModuleList, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        blocked = ((mask - 1.0) * 1e4).view(mask.shape[0], 1, 1, mask.shape[1])
        distance = self.distances(x.shape[1], x.device)
        for layer in layers:
            x = layer(x, blocked, distance, drop)
        return x

    def label_vectors(self, chars: Tensor, kind: Tensor) -> Tensor:
        """chars [L, C] (0 is padding), kind [L] -> [L, H]."""
        return self.label_encoder(self.embedding.chars(chars), (chars != 0).float(), kind)

    def child_states(
        self, x: Tensor, mask: Tensor, start: Tensor, last: Tensor, label: Tensor, drop: float = 0.0
    ) -> Tensor:
        """States of the child stage [N, T, H] for N parents; x [N, T, H] from `encode`."""
        return self.stack(self.child_layers, self.conditioner(x, start, last, label), mask, drop)


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


def parameter_count(model: nn.Module) -> int:
    return sum(math.prod(p.shape) for p in model.parameters())
