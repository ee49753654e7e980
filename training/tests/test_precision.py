"""bfloat16 only where it pays."""

import pytest
import torch

from chinchilla.run import precision


@pytest.mark.parametrize(("half", "full", "faster"), [(2.0, 1.0, False), (1.0, 2.0, True)])
def test_what_the_processor_claims_is_timed(monkeypatch: pytest.MonkeyPatch, half: float, full: float, faster: bool) -> None:
    """The fault it catches: the slower of two kinds because the processor says that it has it."""
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: True)
    monkeypatch.setattr(precision, "product_seconds", lambda kind: half if kind == torch.bfloat16 else full)
    precision.faster_on_cpu.cache_clear()
    assert precision.has_bfloat16(torch.device("cpu")) is faster
    precision.faster_on_cpu.cache_clear()
