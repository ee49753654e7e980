"""What a run needs to go on after it was killed, on disk."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.config import ModelConfig


@dataclass
class Progress:
    """Steps taken, characters read, and seconds of wall time spent in steps."""

    step: int = 0
    characters: int = 0
    seconds: float = 0.0


def save(path: Path, model: Chinchilla, average: list[Tensor], optimiser: Any, progress: Progress) -> None:
    """Written beside and renamed, so that a run killed while writing keeps its last checkpoint."""
    names = [name for name, _ in model.named_parameters()]
    part = path.with_suffix(".part")
    torch.save({
        "config": model.config.to_dict(), "model": model.state_dict(), "average": dict(zip(names, average, strict=True)),
        "optimiser": optimiser.state_dict(), **asdict(progress),
    }, part)  # fmt: skip
    part.replace(path)


def load(path: Path, device: torch.device) -> dict[str, Any]:
    return torch.load(path, map_location=device)


def progress_of(state: dict[str, Any]) -> Progress:
    return Progress(state["step"], state["characters"], state["seconds"])


def load_averaged(path: Path) -> Chinchilla:
    """The averaged weights of a checkpoint, as they are evaluated and shipped."""
    state = load(path, torch.device("cpu"))
    model = Chinchilla(ModelConfig(**state["config"]))
    model.load_state_dict({name: value.float() for name, value in state["average"].items()})
    return model.eval()
