"""Kills a Node process or a Ray actor of a run once its first output file is there. Linux only."""

from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from output_folder import result_files


@dataclass(frozen=True)
class Killed:
    what: str
    pid: int
    # Output files when it was killed.
    files: int
    # The Node process that was started instead.
    successor: int | None


def _parent_of(pid: int) -> int:
    try:
        # The name of a process may hold blanks and brackets.
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _is_below(pid: int, ancestor: int) -> bool:
    while pid > 1:
        pid = _parent_of(pid)
        if pid == ancestor:
            return True
    return False


def _is_node(pid: int) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return command[0].endswith(b"node") and b"--stream" in command


def node_processes(ancestor: int) -> list[int]:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [pid for pid in pids if _is_node(pid) and _is_below(pid, ancestor)]


class Killer:
    """Watches from a thread of its own, until the run ends."""

    def __init__(self, driver: int, output: Path, victim: str) -> None:
        self._driver = driver
        self._output = output
        self._victim = victim
        self._killed: Killed | None = None
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def result(self) -> Killed | None:
        self._thread.join()
        return self._killed

    def _watch(self) -> None:
        while self._runs() and not (result_files(self._output) and node_processes(self._driver)):
            time.sleep(0.05)
        if not self._runs():
            return
        known = set(node_processes(self._driver))
        node = min(known)
        pid = node if self._victim == "node" else _parent_of(node)
        files = len(result_files(self._output))
        os.kill(pid, signal.SIGKILL)
        self._killed = Killed(self._victim, pid, files, self._successor(known))

    def _successor(self, known: set[int]) -> int | None:
        while self._runs():
            started = set(node_processes(self._driver)) - known
            if started:
                return min(started)
            time.sleep(0.05)
        return None

    def _runs(self) -> bool:
        return _parent_of(self._driver) == os.getpid() and Path(f"/proc/{self._driver}/cmdline").read_bytes() != b""
