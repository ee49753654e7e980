"""BGE's weights in our model: the same states, row by row, and a refusal of any other file."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from chinchilla.data.bge import read_jar
from chinchilla.data.tokens import FIRST_CHAR, FIRST_CLASS, MASK, class_of, vocabulary_of
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.config import config_of
from chinchilla.model.pretrained import char_rows, cut, load_pretrained, rows_in_bytes, start_from

HIDDEN, FFN, LAYERS = 512, 2048, 4
TOKENS = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "[MASK]": 4, "中": 5, "国": 6, "a": 7, '"': 8, "，": 9}


def weights() -> dict[str, np.ndarray]:
    """Random values in the names and shapes of BERT."""
    rng = np.random.default_rng(0)

    def of(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.05, shape).astype(np.float32)

    out = {
        "embeddings.word_embeddings.weight": of(len(TOKENS), HIDDEN), "embeddings.LayerNorm.weight": 1 + of(HIDDEN),
        "embeddings.position_embeddings.weight": of(512, HIDDEN), "embeddings.LayerNorm.bias": of(HIDDEN),
        "embeddings.token_type_embeddings.weight": of(2, HIDDEN),
    }  # fmt: skip
    for layer in range(LAYERS):
        base = f"encoder.layer.{layer}"
        for name, rows, columns in (
            ("attention.self.query", HIDDEN, HIDDEN), ("attention.self.key", HIDDEN, HIDDEN),
            ("attention.self.value", HIDDEN, HIDDEN), ("attention.output.dense", HIDDEN, HIDDEN),
            ("intermediate.dense", FFN, HIDDEN), ("output.dense", HIDDEN, FFN),
        ):  # fmt: skip
            out |= {f"{base}.{name}.weight": of(rows, columns), f"{base}.{name}.bias": of(rows)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            out |= {f"{base}.{name}.weight": 1 + of(HIDDEN), f"{base}.{name}.bias": of(HIDDEN)}
    return out


def bert(weights: dict[str, np.ndarray], ids: list[int]) -> torch.Tensor:
    """BERT as its paper has it, written out apart from the model's own code: [T, H]."""
    w = {name: torch.from_numpy(value) for name, value in weights.items()}

    def linear(x: torch.Tensor, name: str) -> torch.Tensor:
        return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    def norm(x: torch.Tensor, name: str) -> torch.Tensor:
        centred = x - x.mean(-1, keepdim=True)
        scaled = centred / (x.var(-1, unbiased=False, keepdim=True) + 1e-12).sqrt()
        return scaled * w[f"{name}.weight"] + w[f"{name}.bias"]

    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(LAYERS):
        base, heads = f"encoder.layer.{layer}", 8
        q, k, v = (
            linear(x, f"{base}.attention.self.{part}").view(len(ids), heads, -1).transpose(0, 1)
            for part in ("query", "key", "value")
        )
        mixed = torch.softmax(q @ k.transpose(1, 2) / 8, -1) @ v
        mixed = linear(mixed.transpose(0, 1).reshape(len(ids), -1), f"{base}.attention.output.dense")
        x = norm(x + mixed, f"{base}.attention.output.LayerNorm")
        up = linear(x, f"{base}.intermediate.dense")
        up = up * 0.5 * (1 + torch.erf(up / 2**0.5))
        x = norm(x + linear(up, f"{base}.output.dense"), f"{base}.output.LayerNorm")
    return x


def test_states_of_a_padded_batch_are_those_of_bert() -> None:
    vocabulary = vocabulary_of("国中a，", {})
    given = weights()
    model = Chinchilla(config_of("base", vocabulary.size))
    start_from(model, cut(given, TOKENS, vocabulary))
    texts = ["中国，a", "国中"]
    ids = torch.zeros(2, 5, dtype=torch.long)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = torch.from_numpy(vocabulary.encode(text))
    with torch.no_grad():
        found = model.eval().with_marks(ids, torch.ones(2, 6, dtype=torch.long), (ids != 0).float())
    for row, text in enumerate(texts):
        wanted = bert(given, [2, *(TOKENS[c] for c in text), 3])
        assert torch.allclose(found[row, : len(text) + 2], wanted, atol=1e-4)


def test_the_child_stage_starts_as_the_last_layers() -> None:
    vocabulary = vocabulary_of("国中a，", {})
    model = Chinchilla(config_of("base", vocabulary.size))
    start_from(model, cut(weights(), TOKENS, vocabulary))
    for child, layer in zip(model.child_layers, model.layers[2:], strict=True):
        assert all(torch.equal(a, b) for a, b in zip(child.parameters(), layer.parameters(), strict=True))


def test_a_character_without_a_row_gets_the_mean_of_its_class() -> None:
    vocabulary = vocabulary_of("中“A龘", {})
    table = np.arange(len(TOKENS), dtype=np.float32)[:, None] * np.ones((1, 3), dtype=np.float32)
    rows = char_rows(vocabulary, table, TOKENS)[:, 0]
    assert rows[FIRST_CHAR : FIRST_CHAR + 4].tolist() == [5, 8, 7, 5.5]  # 中 itself, its plain form, lower case, mean of Han
    assert rows[MASK] == 4
    assert rows[class_of(ord("龘"))] == 5.5
    assert rows[FIRST_CLASS + 6] == 1  # no token is a surrogate: the unknown one


def test_a_model_of_another_size_is_refused(config) -> None:
    with pytest.raises(SystemExit, match="the model is not"):
        start_from(Chinchilla(config), {})


def test_a_jar_that_is_missing_damaged_or_another_is_told(tmp_path: Path) -> None:
    vocabulary = vocabulary_of("中", {})
    with pytest.raises(SystemExit, match="is missing"):
        load_pretrained(tmp_path / "none.jar", vocabulary)
    with zipfile.ZipFile(tmp_path / "other.jar", "w") as jar:
        jar.writestr("bge-small-zh-v1.5.onnx", b"")
    with pytest.raises(SystemExit, match="damaged or of another version"):
        read_jar(tmp_path / "other.jar")


def test_packed_weights_are_for_one_vocabulary(tmp_path: Path) -> None:
    vocabulary = vocabulary_of("中国", {})
    torch.save({"chars": "国中", "state": {}}, tmp_path / "packed.pt")
    with pytest.raises(SystemExit, match="another vocabulary"):
        load_pretrained(tmp_path / "packed.pt", vocabulary)
    torch.manual_seed(0)
    given = {"matrix": torch.randn(5, 9), "vector": torch.randn(7)}
    torch.save({"chars": "中国", "state": {n: rows_in_bytes(v) for n, v in given.items()}}, tmp_path / "packed.pt")
    found = load_pretrained(tmp_path / "packed.pt", vocabulary)
    assert torch.equal(found["vector"], given["vector"])
    steps = (found["matrix"] - given["matrix"]).abs() / (given["matrix"].abs().amax(1, keepdim=True) / 127)
    assert float(steps.max()) <= 0.51
