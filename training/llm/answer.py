"""Answers the page's own questions: rows of `npm run extract -- --emit-batch` in, rows for `--read-batch` out."""

import argparse
import json
from pathlib import Path
from typing import Any

from llm.chat import Chat, load_tokenizer
from llm.config import Config, load_config
from llm.errors import InputError, run_command
from llm.evaluate import MODELS
from llm.generate import Answer, Generator
from llm.models import load_tuned
from llm.records import Message, compact, tell


def read_rows(path: Path) -> list[tuple[str, list[Message]]]:
    """Id and messages of each row."""
    rows = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from None
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            messages = [{"role": str(one["role"]), "content": str(one["content"])} for one in row["body"]["messages"]]
            rows.append((str(row["custom_id"]), messages))
        except (ValueError, KeyError, TypeError):
            raise InputError(f"{path}:{number}: not a row of a batch with custom_id and body.messages") from None
    return rows


def answer_row(name: str, answer: Answer) -> dict[str, Any]:
    """In the form of OpenAI's output files."""
    message = {"role": "assistant", "content": answer.text}
    choice = {"index": 0, "message": message, "finish_reason": "length" if answer.cut else "stop"}
    return {"custom_id": name, "response": {"status_code": 200, "body": {"choices": [choice]}}, "error": None}


def answer_batch(config: Config, batch: Path, out: Path, which: str = "merged") -> int:
    """Rows written. Ids that `out` holds already are not asked again."""
    done = {json.loads(line)["custom_id"] for line in out.read_text("utf-8").splitlines()} if out.is_file() else set()
    rows = [row for row in read_rows(batch) if row[0] not in done]
    model, name = load_tuned(config, which)
    generator = Generator(model, Chat(load_tokenizer(name), config.model), config.generate, config.seed)
    with out.open("a", encoding="utf-8") as file:
        for (name, _), answer in zip(rows, generator.answers([messages for _, messages in rows]), strict=True):
            file.write(compact(answer_row(name, answer)) + "\n")
            file.flush()
    return len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--batch", type=Path, required=True, help="rows of --emit-batch")
    parser.add_argument("-o", "--out", type=Path, required=True, help="rows for --read-batch")
    parser.add_argument("--model", choices=MODELS, default="merged")
    args = parser.parse_args()
    tell(f"{answer_batch(load_config(args.config), args.batch, args.out, args.model)} answers written to {args.out}")


if __name__ == "__main__":
    run_command(main)
