"""What ships: graphs that agree with PyTorch, share their weights, and give them back."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from chinchilla.export.manifest import weights_file
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.config import ModelConfig, config_of
from chinchilla.run.checkpoint import Progress, save
from chinchilla.run.optimiser import Optimiser

onnxruntime = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")

from chinchilla.export.__main__ import write_float_graphs, write_graphs, write_lengths  # noqa: E402
from chinchilla.export.onnx_files import check_same, graphs_of, run_file, write_float  # noqa: E402
from chinchilla.export.shipped import load_shipped  # noqa: E402

ROOT = Path(__file__).parents[1]


def random_model(config: ModelConfig) -> Chinchilla:
    torch.manual_seed(1)
    model = Chinchilla(config)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    return model.eval()


@pytest.fixture(scope="module")
def config() -> ModelConfig:
    return config_of("tiny", 60)


@pytest.fixture(scope="module")
def shipped(config: ModelConfig, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out, model = tmp_path_factory.mktemp("shipped"), random_model(config)
    write_graphs(model, out, whole=False)
    write_lengths(model, out / "lengths.json")
    return out


def test_8_bits_stay_near_the_floats(shipped: Path, config: ModelConfig) -> None:
    for graph in graphs_of(random_model(config)):
        with torch.no_grad():
            wanted = graph.module(*graph.inputs.values())
        for name, found, right in zip(graph.outputs, run_file(graph, shipped / f"{graph.name}.onnx"), wanted, strict=True):
            assert np.abs(found - right.numpy()).mean() < 0.4 * right.numpy().std(), (graph.name, name)


def test_no_file_says_where_it_was_made(shipped: Path) -> None:
    """The fault it catches: the exporter's traces, with the folders of the machine, in what ships."""
    for path in shipped.glob("*.onnx"):
        data = path.read_bytes()
        assert b".py" not in data, path.name
        assert str(ROOT).encode() not in data, path.name


def test_an_export_that_differs_from_pytorch_stops(config: ModelConfig, tmp_path: Path) -> None:
    graph = graphs_of(random_model(config))[1]
    write_float(graph, tmp_path / "child.onnx")
    with torch.no_grad():
        graph.module.model.child.tokens.bias += 0.01
    with pytest.raises(SystemExit, match="differs from PyTorch"):
        check_same(graph, tmp_path / "child.onnx")


def test_the_labels_graph_reads_the_layers_of_the_encoders_file(shipped: Path) -> None:
    assert weights_file(shipped / "labels.onnx") == "encoder.onnx"
    assert weights_file(shipped / "encoder.onnx") is None
    assert (shipped / "labels.onnx").stat().st_size < 0.75 * (shipped / "encoder.onnx").stat().st_size


def test_padding_moves_no_vector_of_a_label_or_state_of_a_text(config: ModelConfig, tmp_path: Path) -> None:
    """The fault it catches: an end mark, a mean or an attention that counts padding. In floats: 8-bit products
    are scaled by all that is in a batch."""
    write_graphs(random_model(config), tmp_path, whole=True)
    labels = onnxruntime.InferenceSession(str(tmp_path / "labels.onnx"))
    kinds = np.array([1], dtype=np.int32)
    short = np.array([[11, 12, 13]], dtype=np.int32)
    one, two = (labels.run(["vectors"], {"chars": c, "kinds": kinds})[0] for c in (short, np.pad(short, ((0, 0), (0, 4)))))
    assert np.allclose(one, two, atol=1e-5)
    encoder = onnxruntime.InferenceSession(str(tmp_path / "encoder.onnx"))
    head = {"targets": np.ones((3, config.pointer, 2), np.float32), "bias": np.zeros((3, 1, 2), np.float32)}

    def states(width: int) -> np.ndarray:
        ids, pairs, mask = np.zeros((1, width), np.int32), np.zeros((1, width + 1), np.int32), np.zeros((1, width), np.float32)
        ids[:, :3], pairs[:, :4], mask[:, :3] = short, [[5, 6, 7, 8]], 1.0
        return encoder.run(["states"], {"ids": ids, "bigrams": pairs, "mask": mask, **head})[0][:, :3]

    assert np.allclose(states(3), states(9), atol=1e-5)


def test_shipped_files_give_back_the_weights_to_within_a_quantization_step(shipped: Path, config: ModelConfig) -> None:
    wanted = random_model(config).state_dict()
    found = load_shipped(shipped, config)
    assert found.keys() == wanted.keys()
    for name, value in wanted.items():
        step = float(value.abs().max()) / 127
        assert found[name].shape == value.shape
        assert float((found[name] - value).abs().max()) <= 1.01 * step, name


def test_graphs_for_graphics_cards_read_the_weights_of_the_8_bit_files(shipped: Path, config: ModelConfig) -> None:
    write_float_graphs(shipped, config)  # stops where they differ from PyTorch with those weights
    for name in ("encoder", "child"):
        assert weights_file(shipped / f"{name}.float.onnx") == f"{name}.onnx"
        assert (shipped / f"{name}.float.onnx").stat().st_size < (shipped / f"{name}.onnx").stat().st_size


def test_the_command_writes_a_manifest_of_all_files(data: Path, config: ModelConfig, tmp_path: Path) -> None:
    model, out = random_model(config), tmp_path / "out"
    average = [p.detach().clone() for p in model.parameters()]
    save(tmp_path / "checkpoint.pt", model, average, Optimiser(model), Progress())
    subprocess.run(
        [sys.executable, "-m", "chinchilla.export", "--checkpoint", str(tmp_path / "checkpoint.pt"), "--vocabulary",
         str(data / "vocabulary.json"), "--data", str(data), "--out", str(out), "--version", "9", "--offset", "Entity=0.5",
         "--calibrate", "Argument=0.7,-0.1"],
        check=True, cwd=ROOT, capture_output=True,
    )  # fmt: skip
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["id"] == "chinchilla-tiny"
    assert manifest["settings"]["offsetEntity"] == 0.5
    assert manifest["settings"]["scaleArgument"] == 0.7
    assert {file["path"]: file.get("weights") for file in manifest["files"]} == {
        "encoder.onnx": None, "child.onnx": None, "labels.onnx": "encoder.onnx", "vocabulary.json": None,
        "lengths.json": None, "encoder.float.onnx": "encoder.onnx", "child.float.onnx": "child.onnx",
    }  # fmt: skip
    assert "人物" in manifest["knownLabels"]
