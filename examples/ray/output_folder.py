"""The output folder: one file of result lines a block, and the ids that are in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

Kind = Literal["jsonl", "parquet"]

# Two ids of 10 million share a key with a chance of 1 in 10^24.
KEY_BYTES = 16


def key_of(identifier: str) -> bytes:
    return blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()


def sorted_keys(keys: Iterable[bytes]) -> np.ndarray:
    """One array without Python objects: all processes of a machine share it."""
    joined = b"".join(keys)
    return np.sort(np.frombuffer(joined, dtype=f"S{KEY_BYTES}"))


def are_in(keys: np.ndarray, identifiers: Sequence[str]) -> list[bool]:
    if len(keys) == 0:
        return [False] * len(identifiers)
    asked = np.array([key_of(identifier) for identifier in identifiers], dtype=keys.dtype)
    places = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    return (keys[places] == asked).tolist()


def id_read(line: str) -> str | None:
    """None where the line is cut off, or says that its document failed."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value["id"] if isinstance(value, dict) and "id" in value and "error" not in value else None


def block_name(asked: Sequence[str], kind: Kind) -> str:
    """The same for the same documents, so that a block that is read again replaces itself."""
    digest = blake2b("\n".join(asked).encode(), digest_size=12).hexdigest()
    return f"part-{digest}.{kind}"


def lines_in(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        return pq.read_table(path, columns=["line"])["line"].to_pylist()
    return [line for line in path.read_text("utf-8").split("\n") if line != ""]


def write_lines(path: Path, lines: Sequence[str]) -> None:
    """Under its name only once it is whole."""
    part = path.with_name(f".{path.name}.part")
    if path.suffix == ".parquet":
        pq.write_table(pa.table({"line": pa.array(lines, pa.string())}), part)
    else:
        part.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    part.replace(path)


def result_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("part-*") if path.suffix in (".jsonl", ".parquet"))


def keys_done(folder: Path) -> np.ndarray:
    """Keys of the ids with a result. Lines of documents that failed go, as these are read again."""
    keys: list[bytes] = []
    for path in result_files(folder):
        lines = lines_in(path)
        kept = [(line, identifier) for line in lines if (identifier := id_read(line)) is not None]
        if not kept:
            path.unlink()
        elif len(kept) < len(lines):
            # Under another name: its old one is that of a block with more documents.
            write_lines(path.with_name(f"part-kept-{path.name.removeprefix('part-')}"), [line for line, _ in kept])
            path.unlink()
        keys.extend(key_of(identifier) for _, identifier in kept)
    return sorted_keys(keys)
