"""Runs the built-in model over a folder of Parquet files or JSON lines with Ray Data.

    npm ci
    python3 -m venv venv && venv/bin/pip install -r examples/ray/requirements.txt
    venv/bin/python examples/ray/extract_ray.py --preset ner-general articles/ found/

One actor a core; each talks to one Node process of this project, so that every line is what
`npm run extract` prints. What the output folder holds already is not read again; what failed is.
Exit codes: 0 all documents were read; 1 some failed; 2 the arguments are at fault.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

# Ray tells its authors how it is used unless it is told not to.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import numpy as np
import pyarrow as pa
import ray
from documents import Document, InputFile, list_files, read_documents
from node_reader import ArgumentsRefused, NodeReader, check_arguments
from output_folder import Kind, are_in, block_name, id_read, keys_done, lines_in, write_lines

if TYPE_CHECKING:
    from ray.data import Dataset

# Shares of a core. An actor has less than one, so that a machine with an actor a core has room for
# the tasks that list documents: these wait for their disk and for the actors most of the time.
ACTOR_CPUS = 0.9
LISTING_CPUS = 0.05
# Of a document, about. Ray Data hands out blocks by their bytes; one that had all documents would keep one actor busy.
DOCUMENT_BYTES = 1024
# Bytes, where this script starts Ray.
OBJECT_STORE = 200 * 2**20
# Passed on to `extract`, as they are or as absolute paths.
PASSED = ("preset", "threshold", "offsets")
PASSED_PATHS = ("schema", "model")


@dataclass(frozen=True)
class Settings:
    """What an actor is told."""

    arguments: tuple[str, ...]
    output: str
    kind: Kind
    seconds: float


class BlockReader:
    """An actor: a Node process, and a file of result lines for each block."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._node = NodeReader(settings.arguments, settings.seconds)

    def __call__(self, block: pa.Table) -> pa.Table:
        """Counts; the file is whole, or not there. A block that is read already is not read again."""
        documents = _documents_in(block)
        if not documents:
            return pa.table({"documents": [0], "failed": [0]})
        path = Path(self._settings.output) / self._name(documents)
        lines = lines_in(path) if path.exists() else [self._line(document) for document in documents]
        write_lines(path, lines)
        failed = sum(id_read(line) is None for line in lines)
        return pa.table({"documents": [len(lines)], "failed": [failed]})

    def _name(self, documents: Sequence[Document]) -> str:
        content = [part for document in documents for part in (document.asked, document.answer)]
        return block_name([*self._settings.arguments, *content], self._settings.kind)

    def _line(self, document: Document) -> str:
        return document.answer or self._node.read(document.id, document.asked)


def list_documents(files: pa.Table, done: tuple[ray.ObjectRef], size: int) -> Iterator[pa.Table]:
    """Documents of input files, without those that are done."""
    (keys,) = ray.get(list(done))
    for name, path in zip(files["name"].to_pylist(), files["path"].to_pylist(), strict=True):
        found: list[Document] = []
        for document in read_documents(InputFile(name, path)):
            found.append(document)
            if len(found) == size:
                yield _table_of(_left(found, keys))
                found = []
        yield _table_of(_left(found, keys))


def _left(documents: Sequence[Document], keys: np.ndarray) -> list[Document]:
    known = are_in(keys, [document.id for document in documents])
    return [document for document, is_known in zip(documents, known, strict=True) if not is_known]


def _table_of(documents: Sequence[Document]) -> pa.Table:
    fields = {
        # In ASCII: an id may have half a character, which Arrow cannot hold.
        "id": [json.dumps(document.id) for document in documents],
        "asked": [document.asked for document in documents],
        "answer": [document.answer for document in documents],
    }
    return pa.table({name: pa.array(values, pa.string()) for name, values in fields.items()})


def _documents_in(table: pa.Table) -> list[Document]:
    columns = (table[name].to_pylist() for name in ("id", "asked", "answer"))
    return [Document(json.loads(identifier), asked, answer) for identifier, asked, answer in zip(*columns, strict=True)]


def pipeline(files: Sequence[InputFile], done: ray.ObjectRef, settings: Settings, actors: int, size: int) -> Dataset:
    """A row of counts a block. Ray Data starts actors that died again, and gives them their blocks again."""
    listing = ray.data.from_items([{"name": file.name, "path": file.path} for file in files], override_num_blocks=len(files))
    documents = listing.map_batches(
        functools.partial(list_documents, done=(done,), size=size),
        batch_size=1,
        batch_format="pyarrow",
        num_cpus=LISTING_CPUS,
    )
    return documents.map_batches(
        BlockReader,
        fn_constructor_args=(settings,),
        batch_size=size,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=ACTOR_CPUS,
    )


def follow(counts: Dataset) -> tuple[int, int]:
    """Documents that were read, and of these those that failed."""
    documents = failed = 0
    began = last = time.monotonic()
    for row in counts.iter_rows():
        documents += row["documents"]
        failed += row["failed"]
        if time.monotonic() - last > 5:
            last = time.monotonic()
            print(f"{documents} documents, {failed} failed, {last - began:.0f} s", file=sys.stderr)
    return documents, failed


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", help="a folder of .jsonl or .parquet files with an id and a text")
    parser.add_argument("output", help="a folder; every machine sees it, and the input, under the same path")
    parser.add_argument("--to", choices=["jsonl", "parquet"], default="jsonl", help="Parquet has the line as its column")
    parser.add_argument("--actors", type=int, help="default: one a core of the cluster")
    parser.add_argument("--batch", type=int, default=500, help="documents of one output file, at most (default: 500)")
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one document (default: 600)")
    parser.add_argument("--address", help="of a Ray cluster, or auto (default: Ray is started on this machine)")
    for name in (*PASSED, *PASSED_PATHS):
        parser.add_argument(f"--{name}", help="as for `npm run extract`")
    return parser.parse_args(arguments)


def passed_on(options: argparse.Namespace) -> tuple[str, ...]:
    given = {name: getattr(options, name) for name in (*PASSED, *PASSED_PATHS)}
    paths = {name: str(Path(value).resolve()) for name, value in given.items() if value and name in PASSED_PATHS}
    return tuple(f"--{name}={value}" for name, value in {**given, **paths}.items() if value is not None)


def start_ray(address: str | None, actors: int | None, size: int) -> int:
    """The number of actors."""
    if address is None:
        ray.init(num_cpus=actors, include_dashboard=False, object_store_memory=OBJECT_STORE, log_to_driver=False)
    else:
        ray.init(address=address)
    context = ray.data.DataContext.get_current()
    context.target_max_block_size = size * DOCUMENT_BYTES
    context.enable_progress_bars = False
    return actors or max(1, int(ray.cluster_resources()["CPU"]))


def run(options: argparse.Namespace) -> tuple[int, int, int]:
    """Documents that were there, that were read, and of these those that failed."""
    files = list_files(options.input)
    if not files:
        raise ArgumentsRefused(f"{options.input}: no .jsonl or .parquet file in this folder")
    settings = Settings(passed_on(options), str(Path(options.output).resolve()), options.to, options.timeout)
    check_arguments(settings.arguments)
    Path(settings.output).mkdir(parents=True, exist_ok=True)
    keys = keys_done(Path(settings.output))
    actors = start_ray(options.address, options.actors, options.batch)
    documents, failed = follow(pipeline(files, ray.put(keys), settings, actors, options.batch))
    return len(keys), documents, failed


def main() -> int:
    options = read_options()
    try:
        before, documents, failed = run(options)
    except ArgumentsRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    print(f"{before} documents were there, {documents} read, {failed} of these failed", file=sys.stderr)
    return 1 if failed > 0 else 0


if __name__ == "__main__":
    sys.exit(main())
