"""Where a run may start from: the shipped files, and an encoder that was pretrained."""

import json
import lzma
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from chinchilla.config import ModelConfig
from chinchilla.export import graphs_of, quantize, write_float, write_lengths
from chinchilla.graphs import with_byte_tables
from chinchilla.model import Chinchilla
from chinchilla.pretrain import LONGEST, SHARE, hide
from chinchilla.shipped import load_shipped
from chinchilla.tokens import FIRST_CHAR

ROOT = Path(__file__).parents[1]


def test_shipped_files_give_back_the_weights_to_within_a_quantization_step(config: ModelConfig, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    torch.manual_seed(1)
    model = Chinchilla(config)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    wanted = {name: value.clone() for name, value in model.state_dict().items()}
    write_lengths(model, tmp_path / "lengths.json")
    for graph in graphs_of(with_byte_tables(model)):
        write_float(graph, tmp_path / "plain.onnx")
        quantize(tmp_path / "plain.onnx", tmp_path / f"{graph.name}.onnx")
    found = load_shipped(tmp_path, config)
    assert found.keys() == wanted.keys()
    for name, value in wanted.items():
        step = float(value.abs().max()) / 127
        assert found[name].shape == value.shape
        assert float((found[name] - value).abs().max()) <= 1.01 * step, name


def test_hides_spans_of_known_characters_only() -> None:
    ids = np.full((64, 128), FIRST_CHAR + 5)
    ids[:, ::7] = FIRST_CHAR - 1
    hidden = hide(ids, np.random.default_rng(0))
    assert not hidden[:, ::7].any()
    assert 0.6 * SHARE < hidden[ids >= FIRST_CHAR].mean() < 1.1 * SHARE
    assert LONGEST > 1


def test_pretraining_learns_resumes_and_starts_a_training_run(data: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.xz"
    with lzma.open(plain, "wt", encoding="utf-8") as out:
        out.write("周帆主演了电影。\n青山队在主场夺冠。\n" * 60)
    common = ["--data", str(data), "--vocabulary", str(data / "vocabulary.json"), "--layers", "1"]
    command = [sys.executable, "-m", "chinchilla.pretrain", *common, "--plain", str(plain), "--out", str(tmp_path),
               "--rows", "2"]  # fmt: skip
    subprocess.run([*command, "--minutes", "0.05"], check=True, cwd=ROOT, capture_output=True)
    first = torch.load(tmp_path / "pretrained.pt")["step"]
    subprocess.run([*command, "--minutes", "0.1"], check=True, cwd=ROOT, capture_output=True)
    assert torch.load(tmp_path / "pretrained.pt")["step"] > first > 0
    train = [sys.executable, "-m", "chinchilla.train", *common, "--out", str(tmp_path / "run"), "--units", "64",
             "--minutes", "0.02", "--init", str(tmp_path / "pretrained.pt")]  # fmt: skip
    subprocess.run(train, check=True, cwd=ROOT, capture_output=True)
    assert "parameters" in json.loads((tmp_path / "run" / "log.jsonl").read_text("utf-8").splitlines()[0])
