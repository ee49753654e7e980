"""Reads the same 200 made-up documents in every way, and compares the lines, byte for byte.

    venv/bin/python examples/ray/check.py

The command line with one process, with four, and in two parts; the service; Ray with one and with two
actors, with Parquet, going on after half of its output is gone, and with a Node process or an actor
killed in the middle. Prints a table; exit code 1 where the sorted lines of two runs differ. Linux only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import vllm_ray
from kill_in_the_middle import Killed, Killer
from node_reader import ROOT
from output_folder import id_read, lines_in, result_files
from sample import DAMAGED, documents

HERE = Path(__file__).resolve().parent
VLLM_ERROR = {"__inference_error__": "ValueError: made up"}
EXTRACT = ("node", "--import", "tsx", "tools/extract/extract.ts")
SERVE = ("node", "--import", "tsx", "tools/serve/serve.ts")


@dataclass(frozen=True)
class Run:
    lines: list[str]
    note: str = ""


@dataclass(frozen=True)
class Place:
    """Where the check works, and what it asks for."""

    folder: Path
    preset: str
    batch: int

    @property
    def texts(self) -> str:
        return str(self.folder / "texts")


def digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()


def write_inputs(place: Place, count: int) -> None:
    made = documents(count)
    for name in ("texts", "damaged", "tables"):
        (place.folder / name).mkdir()
    half = count // 2
    for name, part in (("first.jsonl", made[:half]), ("second.jsonl", made[half:])):
        lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in part]
        (place.folder / "texts" / name).write_text("".join(lines), "utf-8", newline="")
    (place.folder / "damaged" / "lines.jsonl").write_text("\n".join(DAMAGED), "utf-8")
    pq.write_table(pa.Table.from_pylist(made), place.folder / "tables" / "all.parquet", row_group_size=64)


def command_line(place: Place, *arguments: str, inputs: str | None = None) -> Run:
    ended = subprocess.run(
        [*EXTRACT, f"--preset={place.preset}", *arguments, inputs or place.texts],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return Run(ended.stdout.decode("utf-8").split("\n")[:-1])


def shards(place: Place) -> Run:
    parts = [command_line(place, f"--shard={part}/2").lines for part in (1, 2)]
    return Run([line for part in parts for line in part], " + ".join(str(len(part)) for part in parts))


def service(place: Place) -> Run:
    body = b"".join(path.read_bytes() for path in sorted(Path(place.texts).iterdir()))
    started = subprocess.Popen([*SERVE, "--port=0", "--workers=2"], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert started.stderr is not None
        address = next(found[1] for line in started.stderr if (found := re.match(r"listening on (\S+)", line)))
        next(line for line in started.stderr if line.startswith("ready"))
        asked = urllib.request.Request(
            f"{address}/batch?preset={place.preset}", data=body, headers={"Content-Type": "application/x-ndjson"}
        )
        with urllib.request.urlopen(asked) as answer:
            return Run(answer.read().decode("utf-8").split("\n")[:-1])
    finally:
        started.terminate()
        started.communicate()


def read_output(output: Path) -> list[str]:
    return [line for path in result_files(output) for line in lines_in(path)]


def with_ray(place: Place, name: str, *arguments: str, inputs: str = "texts", victim: str | None = None) -> Run:
    output = place.folder / f"found-{name}"
    log = place.folder / f"{name}.log"
    command = [sys.executable, str(HERE / "extract_ray.py"), f"--preset={place.preset}", f"--batch={place.batch}"]
    with log.open("w") as said:
        started = subprocess.Popen([*command, *arguments, str(place.folder / inputs), str(output)], stderr=said)
        killer = Killer(started.pid, output, victim) if victim else None
        code = started.wait()
    lines = read_output(output)
    failed = sum(id_read(line) is None for line in lines)
    if code != (1 if failed else 0):
        raise RuntimeError(f"{name}: exit code {code}\n{log.read_text()[-3000:]}")
    (last,) = log.read_text().rstrip("\n").split("\n")[-1:]
    return Run(lines, note_of(killer.result(), output) if killer else f"{len(result_files(output))} files; {last}")


def note_of(killed: Killed | None, output: Path) -> str:
    """Raises where nothing was killed in the middle: then the run has shown nothing."""
    files = len(result_files(output))
    if killed is None or killed.files >= files:
        raise RuntimeError(f"nothing was killed before the end: {killed}")
    if killed.successor is None:
        raise RuntimeError(f"nothing was started again: {killed}")
    return f"{killed.what} {killed.pid} killed after {killed.files} of {files} files; Node {killed.successor} took over"


def resumed(place: Place, name: str) -> Run:
    """A run whose output lost every second file, with a failed document and a cut-off line in another."""
    output = place.folder / f"found-{name}"
    files = result_files(output)
    for path in files[::2]:
        path.unlink()
    damaged, *kept = files[1::2]
    first, *others = lines_in(damaged)
    error = json.dumps({"id": json.loads(first)["id"], "error": {"code": "crashed", "message": "made up"}})
    damaged.write_text("\n".join([*others[:-1], error, others[-1][:50]]), "utf-8")
    there = len([line for path in files[1::2] if path.exists() for line in lines_in(path)]) - 2
    before = [path.stat().st_mtime_ns for path in kept]
    run = with_ray(place, name, "--actors=2")
    if f"{there} documents were there" not in run.note or before != [path.stat().st_mtime_ns for path in kept]:
        raise RuntimeError(f"documents that were done were read again: {run.note}")
    return run


def runs(place: Place) -> dict[str, Callable[[], Run]]:
    return {
        "command line": lambda: command_line(place),
        "--workers 4": lambda: command_line(place, "--workers=4"),
        "--shard 1/2 + 2/2": lambda: shards(place),
        "service, POST /batch": lambda: service(place),
        "Ray, 1 actor": lambda: with_ray(place, "one", "--actors=1"),
        "Ray, 2 actors": lambda: with_ray(place, "two", "--actors=2"),
        "Ray, Parquet": lambda: with_ray(place, "parquet", "--actors=2", "--to=parquet", inputs="tables"),
        "Ray, Node killed": lambda: with_ray(place, "node", "--actors=2", victim="node"),
        "Ray, actor killed": lambda: with_ray(place, "actor", "--actors=2", victim="actor"),
        "Ray, half was there": lambda: resumed(place, "two"),
    }


def vllm_rows(place: Place) -> bool:
    """Rows of `--emit-batch` through the functions of vllm_ray.py, with answers that are made up here.

    One question a document, whatever preset the other runs have: the counts at the end are of it.
    """
    place = replace(place, preset="ner-general")
    asked, answered = place.folder / "ask.jsonl", place.folder / "answered.jsonl"
    damaged = str(place.folder / "damaged")
    command_line(place, f"--emit-batch={asked}", "--server-model=made-up", "--form=grammar", inputs=damaged)
    rows = [vllm_ray.question_of(row) for row in vllm_ray.rows_in({"path": str(asked)})]
    made_up = {"generated_text": "#人名\n-周小满\n", "num_generated_tokens": 9}
    answers = [*({**row, **made_up} for row in rows[:-1]), {**rows[-1], **VLLM_ERROR}]
    answered.write_text("".join(json.dumps(vllm_ray.answer_of(row)) + "\n" for row in answers), "utf-8")
    run = command_line(place, f"--read-batch={answered}", "--form=grammar", inputs=damaged)
    read = [json.loads(line) for line in run.lines]
    counts = [
        len(rows),
        sum(len(line.get("mentions", [])) for line in read),
        sum(len(line.get("issues", [])) for line in read),
        sum(line.get("error", {}).get("code") == "missing-answers" for line in read),
    ]
    print("vllm_ray.py (not vLLM): {} questions; {} name found, {} not in the text, {} missing answer".format(*counts))
    restricted = all("grammar" in row["sampling_params"]["structured_outputs"] for row in rows)
    return restricted and counts == [5, 1, 3, 1] and len(read) == len([line for line in DAMAGED if line])


def compare(named: dict[str, Callable[[], Run]]) -> bool:
    """Prints a row a run; the first is what the others are compared with."""
    wanted: str | None = None
    same = True
    for name, run in named.items():
        done = run()
        found = digest(done.lines)
        wanted = wanted or found
        same = same and found == wanted
        mark = "" if found == wanted else "DIFFERS "
        print(f"{name:24} {len(done.lines):5} lines  {mark}{found[:32]}  {done.note}", flush=True)
    return same


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--preset", default="all-in-one")
    options = parser.parse_args()
    os.environ["RAY_DEDUP_LOGS"] = "0"
    with tempfile.TemporaryDirectory(prefix="ray-check-") as folder:
        place = Place(Path(folder), options.preset, batch=max(1, options.documents // 20))
        write_inputs(place, options.documents)
        same = compare(runs(place))
        damaged = {
            "damaged, command line": lambda: command_line(place, inputs=str(place.folder / "damaged")),
            "damaged, Ray": lambda: with_ray(place, "damaged", "--actors=1", inputs="damaged"),
        }
        same = compare(damaged) and same
        same = vllm_rows(place) and same
    print("all the same" if same else "the lines differ")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
