"""Characters and bigrams to vectors, and the transformer layer: BERT's, so that its weights fit."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from chinchilla.model.config import ModelConfig

EPSILON = 1e-12  # BERT's, for its layer norms


def drop_channels(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask a sequence, shared by its positions; drawing one a position costs 15 % of a step."""
    if not training or rate == 0.0:
        return x
    mask = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype, device=x.device).bernoulli_(1 - rate)
    return x * (mask / (1 - rate))


def attention(q: Tensor, k: Tensor, v: Tensor, blocked: Tensor) -> Tensor:
    """Softmax attention over [B, heads, T, d]; blocked [B, 1, 1, T] is added to the scores.

    PyTorch's fused kernel takes three to five times as long as plain products where bfloat16 is trained on a CPU.
    """
    if q.device.type == "cpu" and q.dtype == torch.bfloat16:
        scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2)) + blocked.to(q.dtype)
        return torch.matmul(scores.softmax(-1).to(q.dtype), v)
    return F.scaled_dot_product_attention(q, k, v, attn_mask=blocked.to(q.dtype))


class Layer(nn.Module):
    """A post-norm transformer layer with GELU (Devlin et al. 2019)."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.qkv = nn.Linear(config.hidden, 3 * config.hidden)
        self.out = nn.Linear(config.hidden, config.hidden)
        self.norm1 = nn.LayerNorm(config.hidden, EPSILON)
        self.up = nn.Linear(config.hidden, config.ffn)
        self.down = nn.Linear(config.ffn, config.hidden)
        self.norm2 = nn.LayerNorm(config.hidden, EPSILON)
        for part in (self.qkv, self.out, self.up, self.down):
            nn.init.normal_(part.weight, std=0.02)
            nn.init.zeros_(part.bias)

    def forward(self, x: Tensor, blocked: Tensor, drop: float) -> Tensor:
        """x [B, T, H]; blocked [B, 1, 1, T] is 0, or very negative where there is padding."""
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = attention(q, k, v, blocked).transpose(1, 2).reshape(b, t, h)
        x = self.norm1(x + drop_channels(self.out(mixed), drop, self.training))
        return self.norm2(x + drop_channels(self.down(F.gelu(self.up(x))), drop, self.training))


def blocked_of(mask: Tensor) -> Tensor:
    """mask [B, T] 1 or 0 -> what attention adds to its scores, [B, 1, 1, T]."""
    return ((mask - 1.0) * 1e4).view(mask.shape[0], 1, 1, mask.shape[1])


class Embedding(nn.Module):
    """Character, position and hashed-bigram vectors, between a mark for the start and one for the end."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.chars = nn.Embedding(config.vocab, config.hidden)
        # BERT's [CLS] stands at the first position alone, and is part of it.
        self.positions = nn.Parameter(torch.empty(config.positions, config.hidden))
        self.end = nn.Parameter(torch.empty(config.hidden))  # BERT's [SEP]
        self.bigrams = nn.Embedding(config.bigram_buckets, config.bigram_width)
        self.join = nn.Linear(2 * config.bigram_width, config.hidden)
        self.norm = nn.LayerNorm(config.hidden, EPSILON)
        for table in (self.chars.weight, self.end, self.positions):
            nn.init.normal_(table, std=0.02)
        nn.init.normal_(self.bigrams.weight, std=0.5)
        # Nothing at first, so that pretrained layers see what they were trained on.
        nn.init.zeros_(self.join.weight)
        nn.init.zeros_(self.join.bias)

    def forward(self, ids: Tensor, bigrams: Tensor | None, mask: Tensor, drop: float) -> tuple[Tensor, Tensor]:
        """ids [B, T], bigrams [B, T + 1], mask [B, T] -> vectors [B, T + 2, H], mask [B, T + 2].

        The end's mark stands right after the text's last unit, so that padding changes nothing.
        """
        x = self.chars(ids)
        if bigrams is not None:
            pairs = self.bigrams(bigrams)
            joined = self.join(torch.cat((pairs[:, :-1], pairs[:, 1:]), -1))
            x = x + drop_channels(joined, 2 * drop, self.training)
        inside = F.pad(mask, (0, 1))
        upto = F.pad(mask, (1, 0), value=1.0)
        units = F.pad(x * mask.unsqueeze(-1), (0, 0, 0, 1)) + (upto - inside).unsqueeze(-1) * self.end
        both = F.pad(units, (0, 0, 1, 0)) + self.positions[: x.shape[1] + 2]
        return drop_channels(self.norm(both), drop, self.training), F.pad(upto, (1, 0), value=1.0)
