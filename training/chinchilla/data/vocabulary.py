"""Builds the vocabulary from training text: `python -m chinchilla.vocabulary --help`."""

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from chinchilla.data.bge import read_jar
from chinchilla.data.tokens import build_vocabulary, save_vocabulary


def train_texts(data: Path) -> Iterator[str]:
    with (data / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def plain_texts(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def simplified() -> dict[str, str]:
    """Traditional character -> simplified character, where one stands for one (OpenCC's table)."""
    import opencc

    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs: dict[str, str] = {}
    for line in table.read_text("utf-8").splitlines():
        key, _, values = line.partition("\t")
        if len(key) == 1 and values and len(values.split(" ")[0]) == 1:
            pairs[key] = values.split(" ")[0]
    return pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="directory with train.jsonl")
    parser.add_argument("--plain", type=Path, help="unlabelled text, one passage a line, xz")
    parser.add_argument("--minimum", type=int, default=8)
    parser.add_argument("--pretrained", type=Path, help="jar of BGE-small-zh: what it knows need only be seen twice")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    def texts() -> Iterator[str]:
        yield from train_texts(args.data)
        if args.plain is not None:
            yield from plain_texts(args.plain)

    known = read_jar(args.pretrained)[1] if args.pretrained is not None else ()
    vocabulary = build_vocabulary(texts(), args.minimum, simplified(), known)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    save_vocabulary(vocabulary, args.out)
    print(f"{vocabulary.size} ids, {len(vocabulary.chars)} characters")


if __name__ == "__main__":
    main()
