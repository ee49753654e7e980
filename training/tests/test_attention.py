"""Plain attention, which takes the place of PyTorch's where bfloat16 is trained on a CPU."""

import torch

from chinchilla.model.layers import attention, blocked_of


def test_bfloat16_attends_as_float32_does_and_never_to_padding() -> None:
    torch.manual_seed(1)
    q, k, v = torch.randn(3, 2, 4, 9, 16)
    mask = torch.ones(2, 9)
    mask[1, 5:] = 0
    blocked = blocked_of(mask)
    expected = attention(q, k, v, blocked)
    halves = [part.bfloat16() for part in (q, k, v)]
    found = attention(*halves, blocked)
    assert found.dtype == torch.bfloat16
    assert (found.float() - expected).abs().max() < 0.05
    k[1, :, 5:], v[1, :, 5:] = 100.0, 100.0
    other = attention(halves[0], k.bfloat16(), v.bfloat16(), blocked)
    assert torch.equal(other[1], found[1])
