"""Tensors that one ONNX file reads from another, by their place in it (ONNX external data)."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto

from chinchilla.export.onnx_files import Graph, run_file

SMALL = 1024  # bytes below which a tensor stays in its own file


def lies_outside(tensor: TensorProto, file: str, data: bytes) -> bool:
    """Makes `tensor` a reference into `data`, the content of `file`, if its bytes are there."""
    raw = tensor.raw_data
    offset = data.find(raw) if len(raw) >= SMALL else -1
    if offset < 0:
        return False
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", file), ("offset", str(offset)), ("length", str(len(raw)))):
        tensor.external_data.add(key=key, value=value)
    return True


def share_weights(graph: Graph, path: Path, other: Path) -> None:
    """What the graph in `path` has in common with `other` stays there alone; stops if that changes an output."""
    before = run_file(graph, path)
    model, data = onnx.load(str(path)), other.read_bytes()
    for tensor in model.graph.initializer:
        lies_outside(tensor, other.name, data)
    onnx.save(model, str(path))
    after = run_file(graph, path)
    if not all(np.array_equal(a, b) for a, b in zip(before, after, strict=True)):
        raise SystemExit(f"{path.name}: another output with the weights of {other.name}")
