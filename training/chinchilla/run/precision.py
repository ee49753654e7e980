"""bfloat16 where it is faster: on many processors it is emulated, on others slower than float32 all the same."""

import time
from functools import cache

import torch

TRIES = 3


def product_seconds(kind: torch.dtype) -> float:
    """The best of a few products of a layer's size on the CPU."""
    left, right = torch.randn(1536, 512).to(kind), torch.randn(512, 2048).to(kind)
    best = float("inf")
    for _ in range(TRIES + 1):
        before = time.perf_counter()
        left @ right
        best = min(best, time.perf_counter() - before)
    return best


@cache
def faster_on_cpu() -> bool:
    """What the processor says it has is not enough: with AVX-512 BF16 but no AMX, products took twice as long."""
    if not (torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()):
        return False
    return product_seconds(torch.bfloat16) < product_seconds(torch.float32)


def has_bfloat16(device: torch.device) -> bool:
    return torch.cuda.is_bf16_supported() if device.type == "cuda" else faster_on_cpu()


def autocast(device: torch.device) -> torch.autocast:
    return torch.autocast(device.type, torch.bfloat16, enabled=has_bfloat16(device))
