"""Which part of the model learns how fast: what was pretrained slowly, lower layers slowest, the rest at full rate."""

from typing import Any

import torch
from torch import nn

from chinchilla.model.chinchilla import Chinchilla
from chinchilla.run.muon import Muon

# A bigram is met a few dozen times in a whole run: at the rate of the rest its row stays what chance made it.
BIGRAM_RATE = 5.0
LAYER_DECAY = 0.85  # from a pretrained layer to the one below it
COPIED_RATE = 2.0  # of the encoder's top layer: the child stage starts from copies, and has another task


def is_layer_matrix(name: str, parameter: nn.Parameter) -> bool:
    return parameter.ndim == 2 and "layers." in name and name.endswith(".weight")


def rate_of(name: str, layers: int, pretrained: float) -> float:
    """Times the rate of new parameters. `pretrained`: that of the encoder's top layer; 1 where nothing was."""
    if name.startswith(("embedding.bigrams", "embedding.join")):
        return BIGRAM_RATE if "bigrams" in name else 1.0
    if name.startswith("embedding."):
        return pretrained * (LAYER_DECAY**layers if pretrained < 1 else 1.0)
    if name.startswith("layers."):
        above = layers - 1 - int(name.split(".")[1])
        return pretrained * (LAYER_DECAY**above if pretrained < 1 else 1.0)
    if name.startswith("child_layers."):
        return min(1.0, pretrained * COPIED_RATE)
    return 1.0


class Optimiser:
    """AdamW, and Muon for the layers' matrices where asked for, under one schedule: `move(rate)` takes a step."""

    def __init__(self, model: Chinchilla, pretrained: float = 1.0, muon: bool = False) -> None:
        groups: dict[float, list[nn.Parameter]] = {}
        matrices: list[nn.Parameter] = []
        for name, parameter in model.named_parameters():
            if muon and is_layer_matrix(name, parameter):
                matrices.append(parameter)
            else:
                times = rate_of(name, model.config.layers, pretrained)
                groups.setdefault(times, []).append(parameter)
        adam = torch.optim.AdamW(
            [{"params": group, "times": times} for times, group in groups.items()],
            lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True,
        )  # fmt: skip
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
