"""Answers to instruction records, compared with theirs: `python -m llm.evaluate --config FILE`."""

import argparse
import json
from pathlib import Path
from typing import Any

from llm.chat import Chat, load_tokenizer
from llm.config import Config, load_config
from llm.errors import run_command
from llm.generate import Answer, Generator
from llm.models import load_tuned
from llm.records import Record, compact, read_records

MODELS = ("merged", "adapter", "base")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def compare(record: Record, answer: Answer) -> dict[str, Any]:
    """`exact`: character by character; `same`: the same JSON; `json`: an object at all."""
    found = _parsed(answer.text)
    return {
        "id": record.id,
        "place": record.place,
        "answer": answer.text,
        "expected": record.answer,
        "exact": answer.text == record.answer,
        "same": found is not None and found == _parsed(record.answer),
        "json": isinstance(found, dict),
        "cut": answer.cut,
    }


def _iepile(record: Record, output: str) -> str:
    """The row that the project's readers ground in the text; an answer that is no JSON is counted there as lost."""
    row = record.row
    asked = {"instruction": row["instruction"], "schema": row["schema"], "input": row["input"]}
    source = row.get("corpus") or "chinchilla"
    return compact({"task": row.get("task"), "source": source, "instruction": compact(asked), "output": output})


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def evaluate(config: Config, which: str = "merged", limit: int | None = None) -> dict[str, Any]:
    records = read_records(config.data.evaluate, config.data)[:limit]
    model, name = load_tuned(config, which)
    generator = Generator(model, Chat(load_tokenizer(name), config.model), config.generate, config.seed)
    answers = list(generator.answers([record.question for record in records]))
    rows = [compare(record, answer) for record, answer in zip(records, answers, strict=True)]
    report = {"model": which, "records": len(rows)} | {
        kind: sum(row[kind] for row in rows) for kind in ("exact", "same", "json", "cut")
    }
    out = Path(config.out)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / f"answers-{which}.jsonl", [compact(row) for row in rows])
    (out / f"evaluate-{which}.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    if config.data.form == "chinchilla":
        _write(out / "gold.jsonl", [_iepile(record, record.answer) for record in records])
        found = [_iepile(record, answer.text) for record, answer in zip(records, answers, strict=True)]
        _write(out / f"predictions-{which}.jsonl", found)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--model", choices=MODELS, default="merged")
    parser.add_argument("--limit", type=int, help="only the first records")
    args = parser.parse_args()
    config = load_config(args.config)
    print(json.dumps(evaluate(config, args.model, args.limit)))
    if config.data.form == "chinchilla":
        files = f"--gold {config.out}/gold.jsonl --predictions {config.out}/predictions-{args.model}.jsonl"
        print(f"By the project's rules:\n  npm run --silent evaluate -- --format iepile {files} --predictions-format iepile")


if __name__ == "__main__":
    run_command(main)
