"""The graphs as ONNX files: written, compared with PyTorch, brought to 8 bits."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import ModelProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.export import Dim

from chinchilla.export.graphs import ChildGraph, EncoderGraph, LabelGraph
from chinchilla.model.chinchilla import Chinchilla

TOLERANCE = 1e-3  # the largest difference between PyTorch and the float ONNX graph
OPSET = 20


@dataclass(frozen=True)
class Graph:
    """A module with example inputs by name, and their symbolic sizes."""

    name: str
    module: nn.Module
    inputs: dict[str, Tensor]
    outputs: tuple[str, ...]
    shapes: dict[str, dict]


def random_ids(high: int, *shape: int) -> Tensor:
    return torch.randint(9, high, shape, dtype=torch.int32)


def encoder_graph(model: Chinchilla, labels: dict[str, Tensor], label_shapes: dict[str, dict]) -> Graph:
    config, b, t = model.config, Dim("b"), Dim("t", min=2, max=model.config.positions - 2)
    inputs = {
        "ids": random_ids(config.vocab, 2, 24), "bigrams": random_ids(config.bigram_buckets, 2, 25),
        "mask": (torch.arange(24) < torch.tensor([[24], [17]])).float(), **labels,
    }  # fmt: skip
    shapes = {"ids": {0: b, 1: t}, "bigrams": {0: b, 1: t + 1}, "mask": {0: b, 1: t}, **label_shapes}
    return Graph("encoder", EncoderGraph(model), inputs, ("states", "pointers", "query", "key"), shapes)


def child_graph(model: Chinchilla, labels: dict[str, Tensor], label_shapes: dict[str, dict]) -> Graph:
    hidden, n, t = model.config.hidden, Dim("n"), Dim("t", min=2)
    inputs = {
        "states": torch.randn(3, 21, hidden), "mask": torch.ones(3, 21), "edges": torch.randn(3, 2, hidden),
        "marks": torch.tensor([[0] * 4 + [1] * 3 + [2] * 14, [1] * 2 + [2] * 19, [0] * 20 + [1]], dtype=torch.int32),
        "parent": torch.randn(3, hidden), **labels,
    }  # fmt: skip
    shapes = {
        "states": {0: n, 1: t}, "mask": {0: n, 1: t}, "edges": {0: n}, "marks": {0: n, 1: t}, "parent": {0: n},
        **label_shapes,
    }  # fmt: skip
    return Graph("child", ChildGraph(model), inputs, ("pointers", "query", "key"), shapes)


def label_graph(model: Chinchilla) -> Graph:
    l, c = Dim("l"), Dim("c", min=2, max=model.config.positions - 2)
    chars = random_ids(model.config.vocab, 4, 6)
    chars[1, 4:] = 0
    inputs = {"chars": chars, "kinds": torch.tensor([0, 1, 2, 3], dtype=torch.int32)}
    outputs = ("vectors", "root_targets", "root_bias", "child_targets", "child_bias")
    return Graph("labels", LabelGraph(model), inputs, outputs, {"chars": {0: l, 1: c}, "kinds": {0: l}})


def graphs_of(model: Chinchilla) -> list[Graph]:
    """Encoder, child stage and labels; the encoder first, whose file the labels' graph reads weights from."""
    labels = {"targets": torch.randn(3, model.config.pointer, 5), "bias": torch.randn(3, 1, 5)}
    l = Dim("l")
    shapes = {"targets": {2: l}, "bias": {2: l}}
    return [encoder_graph(model, labels, shapes), child_graph(model, labels, shapes), label_graph(model)]


def forget_source(model: ModelProto) -> None:
    """The exporter writes which line of which file on this machine each node comes from."""
    graph = model.graph
    for part in (
        model,
        graph,
        *graph.node,
        *graph.initializer,
        *graph.input,
        *graph.output,
        *graph.value_info,
        *model.functions,
    ):
        part.ClearField("doc_string")
        part.ClearField("metadata_props")


def write_float(graph: Graph, path: Path) -> None:
    program = torch.onnx.export(
        graph.module.eval(), tuple(graph.inputs.values()), dynamo=True, opset_version=OPSET,
        input_names=list(graph.inputs), output_names=list(graph.outputs), dynamic_shapes=graph.shapes,
        verbose=False,
    )  # fmt: skip
    assert program is not None  # with dynamo it never is
    program.save(str(path))
    model = onnx.load(str(path))
    forget_source(model)
    onnx.save(model, str(path))


def run_file(graph: Graph, path: Path) -> list[np.ndarray]:
    """The outputs of an ONNX file for the example inputs."""
    options = onnxruntime.SessionOptions()
    # Else dequantized weights become 8-bit products again.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    session = onnxruntime.InferenceSession(str(path), options)
    return session.run(list(graph.outputs), {k: v.numpy() for k, v in graph.inputs.items()})


def check_same(graph: Graph, path: Path) -> float:
    """The largest difference from PyTorch over all outputs; stops above TOLERANCE."""
    found = run_file(graph, path)
    with torch.no_grad():
        wanted = graph.module(*graph.inputs.values())
    worst = max(float(np.abs(f - w.numpy()).max()) for f, w in zip(found, wanted, strict=True))
    if not worst <= TOLERANCE:
        raise SystemExit(f"{path.stem}: ONNX differs from PyTorch by {worst:.2e}, more than {TOLERANCE}")
    return worst


def quantize(source: Path, target: Path) -> None:
    """8-bit weights a channel for matrix products; activations are quantized as they come."""
    graph = onnx.load(str(source))
    del graph.graph.value_info[:]
    onnx.save(graph, str(source))
    quantize_dynamic(
        str(source), str(target), op_types_to_quantize=["MatMul", "Gemm"], per_channel=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip
