"""Averaged weights of a checkpoint as files of at most 15 MB, and back: `python -m chinchilla.run.parts --help`.

16-bit floats: half the bytes, and nothing is lost that matters beside the 8 bits that ship.
"""

import argparse
import io
from pathlib import Path

import torch

BYTES = 15_000_000
NAME = "weights"


def split(checkpoint: Path, out: Path, limit: int = BYTES) -> list[Path]:
    state = torch.load(checkpoint, map_location="cpu")
    kept = {name: state[name] for name in ("config", "step", "characters", "seconds")}
    buffer = io.BytesIO()
    torch.save({**kept, "average": {name: value.half() for name, value in state["average"].items()}}, buffer)
    data = buffer.getvalue()
    for old in out.glob(f"{NAME}.*"):
        old.unlink()
    parts = []
    for number, at in enumerate(range(0, len(data), limit)):
        parts.append(out / f"{NAME}.{number:02d}")
        parts[-1].write_bytes(data[at : at + limit])
    return parts


def join(folder: Path, checkpoint: Path) -> None:
    """A checkpoint for `train --init` and `export`: the averaged weights alone, without the optimiser."""
    parts = sorted(folder.glob(f"{NAME}.*"))
    data = b"".join(part.read_bytes() for part in parts)
    try:
        torch.load(io.BytesIO(data), map_location="cpu")
    except (RuntimeError, EOFError) as error:
        raise SystemExit(f"{folder}: {len(parts)} parts, which are no whole checkpoint: {error}") from error
    checkpoint.write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("split", "join"))
    parser.add_argument("source", type=Path, help="the checkpoint, or the folder of the parts")
    parser.add_argument("target", type=Path, help="the folder for the parts, or the checkpoint")
    args = parser.parse_args()
    if args.action == "join":
        join(args.source, args.target)
        return
    for part in split(args.source, args.target):
        print(f"{part.stat().st_size} bytes in {part}")


if __name__ == "__main__":
    main()
