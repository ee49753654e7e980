"""A file of the unified form without what training does not read: `python -m chinchilla.data.compact FILE`."""

import json
import sys
from pathlib import Path


def compact(record: dict) -> dict:
    """Mentions without their words, which the text and the offsets give, and with numbers for ids."""
    number = {mention["id"]: index for index, mention in enumerate(record["mentions"])}
    return {
        "id": record["id"], "corpus": record["corpus"], "text": record["text"],
        "mentions": [
            {"id": number[m["id"]], "type": m["type"], "start": m["start"], "end": m["end"]} for m in record["mentions"]
        ],
        "relations": [
            {"type": r["type"], "head": number[r["head"]], "tail": number[r["tail"]], "told": r.get("told", True)}
            for r in record["relations"]
        ],
        "events": [
            {"type": e["type"], "trigger": number[e["trigger"]],
             "arguments": [{"role": a["role"], "mention": number[a["mention"]]} for a in e["arguments"]]}
            for e in record["events"]
        ],
    }  # fmt: skip


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for line in lines:
            sys.stdout.write(json.dumps(compact(json.loads(line)), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
