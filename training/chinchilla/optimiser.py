"""Which part of the model is moved by what: Muon for the layers' matrices, AdamW for the rest."""

from typing import Any

import torch
from torch import nn

from .model import Chinchilla
from .muon import Muon

# A bigram is met a few dozen times in a whole run: at the rate of the rest its row stays what chance made it.
BIGRAM_RATE = 5.0


def is_layer_matrix(name: str, parameter: nn.Parameter) -> bool:
    inner = "layers." in name and name.endswith(".weight")
    return parameter.ndim == 2 and (inner or name in ("embedding.local.weight", "root.tokens.weight", "child.tokens.weight"))


class Optimiser:
    """Both optimisers under one schedule: `move(rate)` takes a step at this rate."""

    def __init__(self, model: Chinchilla, muon: bool) -> None:
        named = dict(model.named_parameters())
        bigrams = named.pop("embedding.bigrams.weight")
        matrices = [p for name, p in named.items() if muon and is_layer_matrix(name, p)]
        chosen = {id(p) for p in matrices}
        rest = [p for p in named.values() if id(p) not in chosen]
        groups = [{"params": rest, "times": 1.0}, {"params": [bigrams], "times": BIGRAM_RATE}]
        adam = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.parts: list[torch.optim.Optimizer] = [adam]
        if matrices:
            self.parts.append(Muon(matrices, lr=0.0))

    def zero_grad(self) -> None:
        for part in self.parts:
            part.zero_grad(set_to_none=True)

    def move(self, rate: float) -> None:
        for part in self.parts:
            for group in part.param_groups:
                group["lr"] = rate * group.get("times", 1.0)
            part.step()

    def state_dict(self) -> list[dict[str, Any]]:
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states: list[dict[str, Any]]) -> None:
        for part, state in zip(self.parts, states, strict=True):
            part.load_state_dict(state)
