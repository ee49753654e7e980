"""BGE-small-zh-v1.5 as a starting point: its layers, and the rows of its table that our vocabulary needs.

`python -m chinchilla.model.pretrained --help` packs them for a machine without Maven.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from chinchilla.data.bge import Arrays, read_jar
from chinchilla.data.tokens import CLASSES, FIRST_CHAR, FIRST_CLASS, MASK, Vocabulary, class_of, load_vocabulary
from chinchilla.model.chinchilla import Chinchilla

LAYERS, HIDDEN, FFN = 4, 512, 2048
# Punctuation that its tokenizer folds, and so has no rows of its own.
PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-", "…": "."}


def layer_of(weights: Arrays, index: int) -> Arrays:
    """One of BERT's layers under the names of `Layer`."""
    base = f"encoder.layer.{index}"
    out: Arrays = {}
    for kind in ("weight", "bias"):
        parts = [weights[f"{base}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        out[f"qkv.{kind}"] = np.concatenate(parts)
        for ours, theirs in (
            ("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm"),
        ):  # fmt: skip
            out[f"{ours}.{kind}"] = weights[f"{base}.{theirs}.{kind}"]
    return out


def class_rows(table: np.ndarray, tokens: dict[str, int]) -> np.ndarray:
    """The mean row of each class of characters: [classes, H]; a class that has none gets the unknown token's."""
    members: dict[int, list[int]] = {}
    for token, index in tokens.items():
        if len(token) == 1 and ord(token) <= 0xFFFF:
            members.setdefault(class_of(ord(token)) - FIRST_CLASS, []).append(index)
    unknown = [tokens["[UNK]"]]
    return np.stack([table[members.get(c, unknown)].mean(0) for c in range(len(CLASSES))])


def row_of(char: str, tokens: dict[str, int]) -> int | None:
    for spelling in (char, char.lower(), PLAIN.get(char, char)):
        if spelling in tokens:
            return tokens[spelling]
    return None


def char_rows(vocabulary: Vocabulary, table: np.ndarray, tokens: dict[str, int]) -> np.ndarray:
    """The rows of `table` for our ids: [size, H]."""
    rows = np.zeros((vocabulary.size, table.shape[1]), dtype=np.float32)
    classes = class_rows(table, tokens)
    rows[MASK] = table[tokens["[MASK]"]]
    rows[FIRST_CLASS:FIRST_CHAR] = classes
    for index, char in enumerate(vocabulary.chars, FIRST_CHAR):
        found = row_of(char, tokens)
        rows[index] = table[found] if found is not None else classes[class_of(ord(char)) - FIRST_CLASS]
    return rows


def cut(weights: Arrays, tokens: dict[str, int], vocabulary: Vocabulary) -> dict[str, Tensor]:
    """What `Chinchilla` can take, by its names: the embedding and the encoder's layers."""
    table = weights["embeddings.word_embeddings.weight"]
    # Our texts are of one segment: its vector is part of every position's.
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    positions = weights["embeddings.position_embeddings.weight"] + segment
    positions[0] += table[tokens["[CLS]"]]
    state: Arrays = {
        "embedding.chars.weight": char_rows(vocabulary, table, tokens),
        "embedding.positions": positions,
        "embedding.end": table[tokens["[SEP]"]],
        "embedding.norm.weight": weights["embeddings.LayerNorm.weight"],
        "embedding.norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for index in range(LAYERS):
        state |= {f"layers.{index}.{name}": value for name, value in layer_of(weights, index).items()}
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in state.items()}


def load_pretrained(path: Path, vocabulary: Vocabulary) -> dict[str, Tensor]:
    """`path`: the jar, or a file that `main` packed for this very vocabulary."""
    if path.suffix != ".pt":
        return cut(*read_jar(path), vocabulary)
    if not path.is_file():
        raise SystemExit(f"{path} is missing: pack it with training/pack.sh")
    packed = torch.load(path, map_location="cpu")
    if packed.get("chars") != vocabulary.chars:
        raise SystemExit(f"{path} was packed for another vocabulary")
    return {name: unpacked(*value) for name, value in packed["state"].items()}


def rows_in_bytes(value: Tensor) -> tuple[Tensor, Tensor]:
    """8 bits with a scale a row, as the shipped tables have; vectors stay as they are, with a scale of one."""
    if value.ndim < 2:
        return value, torch.ones(1)
    scale = value.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return torch.round(value / scale).to(torch.int8), scale


def unpacked(value: Tensor, scale: Tensor) -> Tensor:
    return value.float() * scale


def start_from(model: Chinchilla, state: dict[str, Tensor]) -> None:
    """Puts the pretrained weights in place; the child stage starts as a copy of the encoder's last layers."""
    config = model.config
    if (config.layers, config.hidden, config.ffn) != (LAYERS, HIDDEN, FFN):
        raise SystemExit(f"the pretrained weights are {LAYERS} layers of {HIDDEN} and {FFN}; the model is not")
    full = dict(state)
    for index in range(config.child_layers):
        source = f"layers.{LAYERS - config.child_layers + index}."
        copies = {n.removeprefix(source): v for n, v in state.items() if n.startswith(source)}
        full |= {f"child_layers.{index}.{name}": value for name, value in copies.items()}
    unknown = model.load_state_dict(full, strict=False).unexpected_keys
    if unknown:
        raise SystemExit(f"pretrained weights without a place: {', '.join(unknown)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="a .pt file in 8 bits")
    args = parser.parse_args()
    vocabulary = load_vocabulary(args.vocabulary)
    state = load_pretrained(args.jar, vocabulary)
    torch.save({"chars": vocabulary.chars, "state": {n: rows_in_bytes(v) for n, v in state.items()}}, args.out)
    print(f"{args.out.stat().st_size} bytes in {args.out}")


if __name__ == "__main__":
    main()
