"""Weights in parts of a limited size."""

from pathlib import Path

import pytest
import torch

from chinchilla.model.chinchilla import Chinchilla
from chinchilla.run.checkpoint import Progress, load_averaged, save
from chinchilla.run.optimiser import Optimiser
from chinchilla.run.parts import join, split


@pytest.fixture
def parts(config, tmp_path: Path) -> list[Path]:
    torch.manual_seed(3)
    model = Chinchilla(config)
    average = [p.detach().clone() for p in model.parameters()]
    save(tmp_path / "checkpoint.pt", model, average, Optimiser(model), Progress(3, 50, 2.0))
    return split(tmp_path / "checkpoint.pt", tmp_path, limit=20_000)


def test_parts_are_small_and_give_the_weights_back(parts: list[Path], tmp_path: Path) -> None:
    assert len(parts) > 2
    assert max(part.stat().st_size for part in parts) <= 20_000
    join(tmp_path, tmp_path / "again.pt")
    first, again = (load_averaged(tmp_path / name).state_dict() for name in ("checkpoint.pt", "again.pt"))
    for name, value in first.items():
        assert torch.allclose(value, again[name], atol=1e-3, rtol=1e-3), name


def test_a_missing_part_is_told(parts: list[Path], tmp_path: Path) -> None:
    parts[1].unlink()
    with pytest.raises(SystemExit, match="no whole checkpoint"):
        join(tmp_path, tmp_path / "again.pt")
