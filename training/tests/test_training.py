import copy
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from chinchilla.batches import collate, label_tensors
from chinchilla.corpus import load_corpora
from chinchilla.evaluate import evaluate
from chinchilla.export import check_same, graphs_of, quantize, write_float, write_float_graphs, write_lengths
from chinchilla.graphs import with_byte_tables
from chinchilla.model import Chinchilla
from chinchilla.tokens import load_vocabulary
from chinchilla.train import step_loss

ROOT = Path(__file__).parents[1]


def test_roots_and_children_of_the_unified_form(data: Path) -> None:
    corpus = load_corpora(data, "train", load_vocabulary(data / "vocabulary.json"), 64)["tiny"]
    related, won, empty = corpus.examples
    assert [name for _, name in corpus.labels.roots] == ["人物", "影视作品", "夺冠"]
    assert [name for _, name in corpus.labels.children] == ["主演:人物", "冠军", "时间"]
    assert (8, 9, 1) in related.roots
    assert related.parents[0].children == ((0, 1, 0),)
    assert set(won.parents[0].children) == {(3, 5, 1), (0, 1, 2)}
    assert empty.roots == ()


def test_a_name_that_is_held_out_is_in_no_label_set_and_no_example(data: Path) -> None:
    vocabulary = load_vocabulary(data / "vocabulary.json")
    corpus = load_corpora(data, "train", vocabulary, 64, ["人物", "冠军"])["tiny"]
    assert [name for _, name in corpus.labels.roots] == ["夺冠"]
    assert [name for _, name in corpus.labels.children] == ["时间"]
    related, won, _ = corpus.examples
    assert related.roots == related.parents == ()
    assert won.parents[0].children == ((0, 1, 0),)


def test_a_broken_line_stops_with_its_number(data: Path) -> None:
    with (data / "train.jsonl").open("a", encoding="utf-8") as out:
        out.write('{"corpus": "tiny"}\n')
    with pytest.raises(SystemExit, match=r"train\.jsonl:4"):
        load_corpora(data, "train", load_vocabulary(data / "vocabulary.json"), 64)


def trained(data: Path, config, steps: int) -> tuple:
    torch.manual_seed(0)
    vocabulary = load_vocabulary(data / "vocabulary.json")
    corpus = load_corpora(data, "train", vocabulary, config.bigram_buckets)["tiny"]
    tensors = label_tensors(corpus.labels, vocabulary)
    model = Chinchilla(config)
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3)
    batch = collate(corpus, corpus.examples, np.random.default_rng(0), 0.0, 2)
    for _ in range(steps):
        optimiser.zero_grad()
        step_loss(model, corpus, tensors, batch, 0.0).backward()
        optimiser.step()
    return model.eval(), corpus, tensors


def test_learns_three_sentences_by_heart(data: Path, config) -> None:
    model, corpus, tensors = trained(data, config, 150)
    scores = evaluate(model, corpus, tensors, 10, torch.device("cpu"))
    assert scores == {"root": 1.0, "child": 1.0}


def test_graphs_agree_with_pytorch_and_survive_quantization(data: Path, config, tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    model, _, _ = trained(data, config, 5)
    for graph in graphs_of(with_byte_tables(model)):
        plain, small = tmp_path / f"{graph.name}.onnx", tmp_path / f"{graph.name}.q.onnx"
        write_float(graph, plain)
        assert check_same(graph, plain) < 1e-3
        quantize(plain, small)
        feeds = {name: tensor.numpy() for name, tensor in graph.inputs.items()}
        found = onnxruntime.InferenceSession(str(small)).run(None, feeds)
        assert all(np.isfinite(part).all() for part in found)


def test_graphs_for_graphics_cards_read_the_weights_of_the_8_bit_files(data: Path, config, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    model, _, _ = trained(data, config, 5)
    for graph in graphs_of(with_byte_tables(copy.deepcopy(model))):
        plain = tmp_path / "plain.onnx"
        write_float(graph, plain)
        quantize(plain, tmp_path / f"{graph.name}.onnx")
    write_lengths(model, tmp_path / "lengths.json")
    write_float_graphs(tmp_path, config)  # stops where they differ from PyTorch with those weights
    for name in ("encoder", "child"):
        small, whole = tmp_path / f"{name}.float.onnx", tmp_path / f"{name}.onnx"
        assert small.stat().st_size < whole.stat().st_size
        outside = [t for t in onnx.load(str(small), load_external_data=False).graph.initializer if t.external_data]
        assert all(entry.value == whole.name for t in outside for entry in t.external_data if entry.key == "location")


def test_a_killed_run_goes_on_from_its_checkpoint(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    command = [sys.executable, "-m", "chinchilla.train", "--data", str(data), "--vocabulary",
               str(data / "vocabulary.json"), "--out", str(out), "--units", "64", "--layers", "1",
               "--child-layers", "1"]  # fmt: skip
    subprocess.run([*command, "--minutes", "0.02"], check=True, cwd=ROOT, capture_output=True)
    subprocess.run([*command, "--minutes", "0.05"], check=True, cwd=ROOT, capture_output=True)
    lines = [json.loads(line) for line in (out / "log.jsonl").read_text("utf-8").splitlines()]
    starts = [line["step"] for line in lines if "parameters" in line]
    assert starts[0] == 0
    assert starts[1] > 0
