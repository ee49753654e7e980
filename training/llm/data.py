"""Training data: tokens of the records that fit the context, and batches of them."""

import json
from collections.abc import Callable
from pathlib import Path

import torch
from torch.utils.data import Dataset

from llm.chat import IGNORED, Chat, Tokens
from llm.errors import InputError
from llm.records import SHOWN, Record, tell


class TokenData(Dataset):
    def __init__(self, items: list[Tokens]) -> None:
        self.items = items

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Tokens:
        return self.items[index]


def encode(
    records: list[Record], chat: Chat, context: int, listed: Path | None, say: Callable[[str], None] = tell
) -> TokenData:
    """Records longer than `context` are left out, told, and written to the file `listed`."""
    kept: list[Tokens] = []
    long: list[dict[str, object]] = []
    for record in records:
        tokens = chat.tokens(record)
        if len(tokens.ids) <= context:
            kept.append(tokens)
        else:
            long.append({"place": record.place, "id": record.id, "tokens": len(tokens.ids)})
    for item in long[:SHOWN]:
        say(f"{item['place']}: {item['tokens']} tokens, longer than the context of {context}")
    if long:
        say(f"{len(long)} of {len(records)} records are too long and were left out")
    if listed is not None:
        listed.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in long), encoding="utf-8")
    if not kept:
        raise InputError(f"no record fits the context of {context} tokens: raise [data] context")
    return TokenData(kept)


class Collator:
    """Batches of tensors (records × longest record), filled on the right."""

    def __init__(self, pad: int) -> None:
        self._pad = pad

    def __call__(self, items: list[Tokens]) -> dict[str, torch.Tensor]:
        width = max(len(item.ids) for item in items)

        def filled(rows: list[list[int]], value: int) -> torch.Tensor:
            return torch.tensor([row + [value] * (width - len(row)) for row in rows])

        return {
            "input_ids": filled([item.ids for item in items], self._pad),
            "attention_mask": filled([[1] * len(item.ids) for item in items], 0),
            "labels": filled([item.labels for item in items], IGNORED),
        }
