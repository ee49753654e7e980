"""Instruction records of `npm run dataset -- instruct`, in the forms chatml, sharegpt and chinchilla."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llm.config import DataConfig
from llm.errors import InputError

SHOWN = 20
ROLES = {"system": "system", "human": "user", "user": "user", "gpt": "assistant", "assistant": "assistant"}

Message = dict[str, str]


@dataclass(frozen=True)
class Record:
    """`question` are the messages before the answer. `place` is FILE:LINE. `row` is the line as it was read."""

    id: str
    question: list[Message]
    answer: str
    place: str
    row: dict[str, Any]


class BadRecord(Exception):
    """Why one line cannot be used."""


def _messages(items: object, role_key: str, text_key: str) -> list[Message]:
    if not isinstance(items, list):
        raise BadRecord("the messages are not a list")
    messages = []
    for item in items:
        role = ROLES.get(str(item.get(role_key))) if isinstance(item, dict) else None
        text = item.get(text_key) if isinstance(item, dict) else None
        if role is None or not isinstance(text, str):
            raise BadRecord(f'a message is not {{"{role_key}", "{text_key}"}} of a known role')
        messages.append({"role": role, "content": text})
    return messages


def _split(messages: list[Message]) -> tuple[list[Message], str]:
    if not messages or messages[-1]["role"] != "assistant" or not messages[-1]["content"].strip():
        raise BadRecord("the record has no answer")
    question = messages[:-1]
    if not any(message["role"] == "user" and message["content"].strip() for message in question):
        raise BadRecord("the record has no question")
    if any(message["role"] == "assistant" for message in question):
        raise BadRecord("the record has more than one answer")
    return question, messages[-1]["content"]


def compact(value: object) -> str:
    """As JSON.stringify writes it, so that all forms have one answer."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _own(row: dict[str, Any], layout: str) -> tuple[list[Message], str]:
    if not row.get("output"):
        raise BadRecord("the record has no answer")
    if not all(isinstance(row.get(name), str) for name in ("instruction", "input")) or "schema" not in row:
        raise BadRecord("not a record of the form chinchilla: instruction, schema, input and output are needed")
    schema = compact(row["schema"])
    words = {"{instruction}": row["instruction"], "{schema}": schema, "{text}": row["input"]}
    return [{"role": "user", "content": _fill(layout, words)}], compact(row["output"])


def _fill(layout: str, words: dict[str, str]) -> str:
    """Each place once; braces in what is filled in stay as they are."""
    filled, rest = "", layout
    while rest:
        found = [(rest.index(place), place) for place in words if place in rest]
        if not found:
            break
        at, place = min(found)
        filled += rest[:at] + words[place]
        rest = rest[at + len(place) :]
    return filled + rest


def _read(row: object, data: DataConfig) -> tuple[list[Message], str]:
    if not isinstance(row, dict):
        raise BadRecord("not an object")
    key = {"chatml": "messages", "sharegpt": "conversations", "chinchilla": "output"}[data.form]
    if key not in row:
        raise BadRecord(f'not of the form {data.form}: "{key}" is missing')
    if data.form == "chinchilla":
        return _own(row, data.layout)
    return _split(_messages(row[key], *(("role", "content") if data.form == "chatml" else ("from", "value"))))


def _lines(path: str) -> Iterator[tuple[str, str]]:
    """FILE:LINE and the line; empty lines are passed over."""
    try:
        with Path(path).open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{path}:{number}", line
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from None


def tell(message: str) -> None:
    print(message, file=sys.stderr)


def read_records(paths: list[str], data: DataConfig, say: Callable[[str], None] = tell) -> list[Record]:
    """Bad lines are told with file and line; then the run stops, or goes on without them, as `bad_records` says."""
    records: list[Record] = []
    bad: list[str] = []
    for path in paths:
        for place, line in _lines(path):
            try:
                row = json.loads(line)
                question, answer = _read(row, data)
            except json.JSONDecodeError as error:
                bad.append(f"{place}: not JSON: {error.msg}")
            except BadRecord as error:
                bad.append(f"{place}: {error}")
            else:
                records.append(Record(str(row.get("id", place)), question, answer, place, row))
    report = "\n".join([*bad[:SHOWN], *([f"and {len(bad) - SHOWN} more"] if len(bad) > SHOWN else [])])
    if bad and data.bad_records == "stop":
        raise InputError(f'{report}\n{len(bad)} records cannot be used. Correct them, or set bad_records = "skip".')
    if bad:
        say(f"{report}\n{len(bad)} records were left out, {len(records)} are used")
    if not records:
        raise InputError(f"no record that can be used in: {', '.join(paths) or 'no file is given'}")
    return records
