"""One Node process of this project, `extract --stream`: a line in, a line out."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ("node", "--import", "tsx", "tools/extract/extract.ts", "--stream")
# Processes that may end while they read the same document.
TRIES = 2
HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
# Node's way to say that the arguments are at fault, or the model cannot be opened.
REFUSED = 2


class ArgumentsRefused(Exception):
    """No document can be read with these arguments."""


def check_arguments(arguments: Sequence[str]) -> None:
    """Opens the model once, without a document; raises what the command line says."""
    ended = subprocess.run(
        [*COMMAND, *arguments], cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if ended.returncode != 0:
        raise ArgumentsRefused(ended.stderr.strip() or f"node ended with exit code {ended.returncode}")


def error_line(identifier: str, code: str, message: str) -> str:
    """As `extract` prints it: half a character, which UTF-8 cannot hold, is escaped."""
    error = {"id": identifier, "error": {"code": code, "message": message}}
    line = json.dumps(error, ensure_ascii=False, separators=(",", ":"))
    return HALF_CHARACTER.sub(lambda half: f"\\u{ord(half[0]):x}", line)


class NodeReader:
    """Starts Node when it is needed, and again after it ended."""

    def __init__(self, arguments: Sequence[str], seconds: float) -> None:
        """`seconds`: for one document; Node is ended where it takes longer."""
        self._arguments = tuple(arguments)
        self._seconds = seconds
        self._node: subprocess.Popen[bytes] | None = None

    def read(self, identifier: str, asked: str) -> str:
        """The line of the document; an error line where Node ended each time that it read it."""
        for _ in range(TRIES):
            answer = self._ask(asked)
            if answer is not None:
                return answer
            self.close()
        return error_line(identifier, "crashed", f"{TRIES} processes ended while reading this document")

    def close(self) -> None:
        node, self._node = self._node, None
        if node is None:
            return
        node.kill()
        node.communicate()
        if node.returncode == REFUSED:
            raise ArgumentsRefused("node refuses its arguments; its reason is in the log of this actor")

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own: a signal from the terminal ends the driver, and the end of its input ends Node.
        return subprocess.Popen(
            [*COMMAND, *self._arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def _ask(self, asked: str) -> str | None:
        """None where Node ended, or took too long."""
        if self._node is None:
            self._node = self._start()
        node = self._node
        assert node.stdin is not None and node.stdout is not None
        timer = threading.Timer(self._seconds, node.kill)
        timer.start()
        try:
            node.stdin.write(f"{asked}\n".encode())
            node.stdin.flush()
            line = node.stdout.readline()
        except OSError:
            return None
        finally:
            timer.cancel()
        # What was cut off in the middle has no line feed.
        return line[:-1].decode("utf-8") if line.endswith(b"\n") else None
