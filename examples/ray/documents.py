"""Documents in Parquet files or JSON lines, one at a time, as `extract` understands them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from node_reader import error_line

SUFFIXES = (".jsonl", ".parquet")
ROWS_AT_ONCE = 1024


@dataclass(frozen=True)
class InputFile:
    """`name` is how people are told of it; `path` is where every machine finds it."""

    name: str
    path: str


@dataclass(frozen=True)
class Document:
    """`asked` is the line for Node, in ASCII; `answer` is a line already, where there is nothing to read."""

    id: str
    asked: str = ""
    answer: str = ""


def list_files(folder: str) -> list[InputFile]:
    """All JSON lines and Parquet files below, sorted."""
    found = sorted(path for path in Path(folder).rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    return [InputFile(str(path), str(path.resolve())) for path in found]


def read_documents(file: InputFile) -> Iterator[Document]:
    """Never raises for a file that cannot be read: that is an error line, too."""
    try:
        yield from _read_parquet(file) if file.path.lower().endswith(".parquet") else _read_lines(file)
    except (OSError, ValueError, KeyError) as error:
        message = f"{file.name}: cannot be read: {error}"
        yield Document(file.name, answer=error_line(file.name, "unreadable", message))


def _read_lines(file: InputFile) -> Iterator[Document]:
    with Path(file.path).open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            place = f"{file.name}:{number}"
            text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if text.strip():
                yield _document(_parse(text), place)


def _read_parquet(file: InputFile) -> Iterator[Document]:
    with pq.ParquetFile(file.path) as table:
        number = 0
        for batch in table.iter_batches(ROWS_AT_ONCE, columns=["id", "text"]):
            for row in batch.to_pylist():
                number += 1
                yield _document(row, f"{file.name}:{number}")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _parse(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _document(value: Any, place: str) -> Document:
    """A document without an id has its place for one; a number is an id, too."""
    text = value.get("text") if isinstance(value, dict) else None
    identifier = _identifier(value.get("id"), place) if isinstance(value, dict) else place
    if not isinstance(text, str):
        expected = f'{place}: expected a JSON object with a "text"'
        return Document(place, answer=error_line(place, "broken-line", expected))
    return Document(identifier, asked=json.dumps({"id": identifier, "text": text}))


def _identifier(value: Any, place: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return place
    return str(int(value)) if value == int(value) else str(value)
