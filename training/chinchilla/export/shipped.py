"""The weights inside the shipped ONNX files, as a state to go on training from: the inverse of `export`.

8-bit values times their scales, so within half a quantization step of what was trained. The shipped
files are the one checkpoint that every clone of the project has.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from chinchilla.model.config import ModelConfig

LINEAR = ("qkv", "out", "up", "down")


def linears_of(config: ModelConfig) -> dict[str, list[str]]:
    """Linear layers of each graph in the order in which they run, which is the order of their nodes."""
    return {
        "encoder": [
            "embedding.join", *(f"layers.{i}.{name}" for i in range(config.layers) for name in LINEAR), "root.tokens",
        ],
        "child": [
            "conditioner.parent", "conditioner.film",
            *(f"child_layers.{i}.{name}" for i in range(config.child_layers) for name in LINEAR), "child.tokens",
        ],
        # The encoder's layers come first there too, from the encoder's file.
        "labels": [
            *(f"layers.{i}.{name}" for i in range(config.layers) for name in LINEAR), "label_pool.mix", "label_pool.out",
            "root.labels", "root.label_bias", "child.labels", "child.label_bias",
        ],
    }  # fmt: skip


class Graph:
    """One ONNX file: its constants by name and its nodes in order."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self.constants = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
        self.nodes = list(graph.node)

    def dequantized(self, name: str) -> np.ndarray:
        base = name.removesuffix("_quantized")
        zero, scale = self.constants[f"{base}_zero_point"], self.constants[f"{base}_scale"]
        return (self.constants[name].astype(np.float32) - zero.astype(np.float32)) * scale

    def products(self) -> list[np.ndarray]:
        """Weights [in, out] of all matrix products with a constant, in order."""
        found = []
        for node in self.nodes:
            name = node.input[1] if len(node.input) > 1 else ""
            if node.op_type == "MatMulInteger":
                found.append(self.dequantized(name))
            elif node.op_type in ("MatMul", "Gemm") and name in self.constants:
                found.append(self.constants[name])
        return found


def take_linears(state: dict[str, np.ndarray], graph: Graph, names: list[str], path: Path) -> None:
    products = graph.products()
    if len(products) != len(names):
        raise SystemExit(f"{path}: {len(products)} matrix products where the configuration has {len(names)}")
    for name, weight in zip(names, products, strict=True):
        state[f"{name}.weight"] = weight.T


def load_shipped(directory: Path, config: ModelConfig) -> dict[str, Tensor]:
    """A full state for `Chinchilla(config)`; stops where the files are of another shape."""
    state: dict[str, np.ndarray] = {}
    graphs = {name: Graph(directory / f"{name}.onnx") for name in linears_of(config)}
    for name, linears in linears_of(config).items():
        graph = graphs[name]
        for key, value in graph.constants.items():
            if key.startswith("model.") and value.dtype == np.float32 and not key.endswith((".scale", "_scale")):
                state[key.removeprefix("model.")] = value
        take_linears(state, graph, linears, directory / f"{name}.onnx")
    for table in ("embedding.chars", "embedding.bigrams"):
        constants = graphs["encoder"].constants
        state[f"{table}.weight"] = constants[f"model.{table}.weight"].astype(np.float32) * constants[f"model.{table}.scale"]
    lengths = json.loads((directory / "lengths.json").read_text("utf-8"))
    for head in ("root", "child"):
        state[f"{head}.length"] = np.array(lengths[head], dtype=np.float32)
    return {key: torch.from_numpy(np.array(value, order="C")) for key, value in state.items()}
