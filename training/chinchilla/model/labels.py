"""A label to one vector: its text as the encoder reads it, and its kind."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from chinchilla.data.kinds import Kind
from chinchilla.model.config import ModelConfig


class LabelPool(nn.Module):
    """States of a label's text and its kind -> one vector. It starts as the mean that the encoder came with."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.mix = nn.Linear(2 * config.hidden, config.hidden)
        self.kind = nn.Embedding(len(Kind), config.hidden)
        self.out = nn.Linear(config.hidden, config.hidden)
        self.norm = nn.LayerNorm(config.hidden)
        half = 0.5 * torch.eye(config.hidden)
        with torch.no_grad():
            self.mix.weight.copy_(torch.cat((half, half), 1))
            self.mix.bias.zero_()
        nn.init.normal_(self.kind.weight, std=0.1)
        nn.init.normal_(self.out.weight, std=0.02)

    def forward(self, states: Tensor, mask: Tensor, kind: Tensor) -> Tensor:
        """states [L, C + 2, H] with both marks, mask [L, C] 1 or 0, kind [L] -> [L, H]."""
        chars = states[:, 1:-1] * mask.unsqueeze(-1)
        mean = chars.sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)
        mixed = self.mix(torch.cat((states[:, 0], mean), -1)) + self.kind(kind)
        return self.norm(mixed + self.out(F.relu(mixed)))
