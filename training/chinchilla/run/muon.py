"""Muon (Jordan et al. 2024) for the matrices between layers: momentum, then the nearest orthogonal matrix.

All matrices of a shape are made orthogonal in one batched product, and flat ones through their 256 x 256
Gram matrix, so that a step costs a third more on two cores where the plain form costs two thirds.
"""

from collections import defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor, nn

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)  # singular values above 0.02 of the norm come near 1 in four rounds
ROUNDS = 4


def orthogonal(matrices: Tensor) -> Tensor:
    """[N, R, C] with R <= C -> the same directions with all singular values near 1."""
    a, b, c = NEWTON_SCHULZ
    x = matrices / (torch.linalg.matrix_norm(matrices, keepdim=True) + 1e-7)
    rows, columns = x.shape[1:]
    if columns < 2 * rows:
        for _ in range(ROUNDS):
            gram = x @ x.mT
            x = a * x + (b * gram + c * gram @ gram) @ x
        return x
    gram = x @ x.mT
    identity = torch.eye(rows, dtype=x.dtype, device=x.device)
    product = identity
    for _ in range(ROUNDS):
        step = a * identity + b * gram + c * gram @ gram
        product = step @ product
        gram = step @ gram @ step
    return product @ x


def blocks(matrix: Tensor) -> list[Tensor]:
    """Matrices no taller than wide. Query, key and value lie above one another and are three."""
    rows, columns = matrix.shape
    if rows == 3 * columns:
        return list(matrix.chunk(3))
    return [matrix.mT if rows > columns else matrix]


class Muon(torch.optim.Optimizer):
    """Updates are scaled to the size of AdamW's (Liu et al. 2025), so that both share one learning rate."""

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float, momentum: float = 0.95, decay: float = 0.01) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "decay": decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # noqa: ARG002
        for group in self.param_groups:
            self.step_group(group)

    def step_group(self, group: dict) -> None:
        shapes: dict[tuple[int, int], list[tuple[Tensor, Tensor]]] = defaultdict(list)
        for parameter in group["params"]:
            if parameter.grad is None:
                continue
            mean = self.state[parameter].setdefault("mean", torch.zeros_like(parameter))
            mean.lerp_(parameter.grad, 1 - group["momentum"])
            ahead = parameter.grad.lerp(mean, group["momentum"])
            for target, direction in zip(blocks(parameter), blocks(ahead), strict=True):
                shapes[(target.shape[0], target.shape[1])].append((target, direction))
        for (_, columns), pairs in shapes.items():
            updates = orthogonal(torch.stack([direction for _, direction in pairs]))
            scale = 0.2 * columns**0.5
            for (target, _), update in zip(pairs, updates.unbind(0), strict=True):
                target.mul_(1 - group["lr"] * group["decay"]).add_(update, alpha=-group["lr"] * scale)
