"""A checkpoint to the files that ship: ONNX graphs, vocabulary, manifest. `python -m chinchilla.export --help`."""

import argparse
import copy
import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.export import Dim

from .config import Kind, ModelConfig
from .corpus import load_corpora
from .float_graph import float_graph
from .graphs import ChildGraph, EncoderGraph, LabelGraph, with_byte_tables
from .model import Chinchilla
from .shipped import load_shipped
from .synonyms import taught
from .tokens import Vocabulary, load_vocabulary

TOLERANCE = 1e-3  # the largest difference between PyTorch and the float ONNX graph
LIMIT = 16 * 2**20
OPSET = 20


@dataclass(frozen=True)
class Graph:
    name: str
    module: nn.Module
    inputs: dict[str, Tensor]
    outputs: tuple[str, ...]
    shapes: dict[str, dict]


def random_ids(high: int, *shape: int) -> Tensor:
    return torch.randint(9, high, shape, dtype=torch.int32)


def graphs_of(model: Chinchilla) -> list[Graph]:
    """The three graphs with example inputs; symbolic sizes are named as in the graphs' docstrings."""
    config = model.config
    b, t, n, l, c = Dim("b"), Dim("t", min=2), Dim("n"), Dim("l"), Dim("c", min=2)
    labels = {
        "targets": torch.randn(3, config.pointer, 5), "bias": torch.randn(3, 1, 5)
    }  # fmt: skip
    label_shapes = {"targets": {2: l}, "bias": {2: l}}
    heads = ("pointers", "query", "key")
    marks = torch.randint(0, 3, (3, 21), dtype=torch.int32)
    return [
        Graph(
            "encoder", EncoderGraph(model),
            {"ids": random_ids(config.vocab, 2, 24), "bigrams": random_ids(config.bigram_buckets, 2, 25),
             "mask": torch.ones(2, 24), **labels},
            ("states", *heads),
            {"ids": {0: b, 1: t}, "bigrams": {0: b, 1: t + 1}, "mask": {0: b, 1: t}, **label_shapes},
        ),
        Graph(
            "child", ChildGraph(model),
            {"states": torch.randn(3, 21, config.hidden), "mask": torch.ones(3, 21),
             "edges": torch.randn(3, 2, config.hidden), "marks": marks,
             "parent": torch.randn(3, config.hidden), **labels},
            heads,
            {"states": {0: n, 1: t}, "mask": {0: n, 1: t}, "edges": {0: n}, "marks": {0: n, 1: t},
             "parent": {0: n}, **label_shapes},
        ),
        Graph(
            "labels", LabelGraph(model),
            {"chars": random_ids(config.vocab, 4, 6), "kinds": torch.tensor([0, 1, 2, 3], dtype=torch.int32)},
            ("vectors", "root_targets", "root_bias", "child_targets", "child_bias"),
            {"chars": {0: l, 1: c}, "kinds": {0: l}},
        ),
    ]  # fmt: skip


def write_float(graph: Graph, path: Path) -> None:
    program = torch.onnx.export(
        graph.module.eval(), tuple(graph.inputs.values()), dynamo=True, opset_version=OPSET,
        input_names=list(graph.inputs), output_names=list(graph.outputs), dynamic_shapes=graph.shapes,
        verbose=False,
    )  # fmt: skip
    program.save(str(path))


def check_same(graph: Graph, path: Path) -> float:
    """The largest difference from PyTorch over all outputs; stops above TOLERANCE."""
    options = onnxruntime.SessionOptions()
    # Else dequantized weights become 8-bit products again.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    session = onnxruntime.InferenceSession(str(path), options)
    found = session.run(list(graph.outputs), {k: v.numpy() for k, v in graph.inputs.items()})
    with torch.no_grad():
        wanted = graph.module(*graph.inputs.values())
    worst = max(float(np.abs(f - w.numpy()).max()) for f, w in zip(found, wanted, strict=True))
    if worst > TOLERANCE:
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


def write_float_graphs(out: Path, config: ModelConfig) -> None:
    """For graphics cards: beside each 8-bit file the same in floating point, compared with what those bytes say."""
    model = Chinchilla(config)
    model.load_state_dict(load_shipped(out, config))
    for graph in graphs_of(model.eval()):
        if graph.name not in ON_GRAPHICS:
            continue
        path = out / ROLES[f"{graph.name}-float"]
        onnx.save(float_graph(out / ROLES[graph.name]), str(path))
        print(f"{path.name}: differs from PyTorch by at most {check_same(graph, path):.1e}")


def load_model(checkpoint: Path) -> Chinchilla:
    state = torch.load(checkpoint, map_location="cpu")
    model = Chinchilla(ModelConfig(**state["config"]))
    model.load_state_dict(state["average"])
    return model.eval()


def known_labels(data: Path, vocabulary: Vocabulary) -> list[str]:
    corpora = load_corpora(data, "valid", vocabulary, 2).values()
    labels = {label for c in corpora for label in (*c.labels.roots, *c.labels.children)}
    return sorted({name for kind, label in labels for name in taught(kind, label)})


def write_lengths(model: Chinchilla, path: Path) -> None:
    """Scores by span length, which the span decoder adds outside the graphs."""
    table = {
        name: [round(v, 4) for v in head.length.detach().tolist()]
        for name, head in (("root", model.root), ("child", model.child))
    }
    path.write_text(json.dumps(table), "utf-8")


ON_GRAPHICS = ("encoder", "child")
ROLES = {"encoder": "encoder.onnx", "child": "child.onnx", "labels": "labels.onnx",
         "vocabulary": "vocabulary.json", "lengths": "lengths.json",
         "encoder-float": "encoder.float.onnx", "child-float": "child.float.onnx"}  # fmt: skip


def write_manifest(out: Path, version: str, labels: list[str], settings: dict[str, float]) -> int:
    files = []
    for role, name in ((r, n) for r, n in ROLES.items() if (out / n).exists()):
        data = (out / name).read_bytes()
        files.append({"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "role": role})
    manifest = {
        "id": "chinchilla-mini", "version": version, "files": files, "knownLabels": labels, "settings": settings
    }  # fmt: skip
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return sum(f["bytes"] for f in files)


def offsets_of(pairs: list[str]) -> dict[str, float]:
    """Settings of the decoder from `KIND=LOGITS`: they move the threshold of 0.5 to where F1 is best."""
    offsets = {}
    for name, _, value in (pair.partition("=") for pair in pairs):
        if name.upper() not in Kind.__members__:
            raise SystemExit(f"--offset: no kind of label is called {name!r}")
        offsets[f"offset{name.capitalize()}"] = float(value)
    return offsets


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="directory with schemas.json, for the label names")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument(
        "--offset", action="append", default=[], metavar="KIND=LOGITS",
        help="added to the logit of every span of a kind (Entity, Subject, Trigger, Object, Argument)",
    )  # fmt: skip
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to measure what 8 bits cost")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name in ON_GRAPHICS:
        (args.out / ROLES[f"{name}-float"]).unlink(missing_ok=True)
    model = load_model(args.checkpoint)
    shipped = model if args.float else with_byte_tables(copy.deepcopy(model))
    with tempfile.TemporaryDirectory() as scratch:
        for graph in graphs_of(shipped):
            plain, final = Path(scratch) / f"{graph.name}.onnx", args.out / f"{graph.name}.onnx"
            write_float(graph, plain)
            print(f"{graph.name}: differs from PyTorch by at most {check_same(graph, plain):.1e}")
            if args.float:
                shutil.copy(plain, final)
            else:
                quantize(plain, final)
    write_lengths(model, args.out / ROLES["lengths"])
    if not args.float:
        write_float_graphs(args.out, model.config)
    shutil.copy(args.vocabulary, args.out / ROLES["vocabulary"])
    settings = {"bigramBuckets": model.config.bigram_buckets, "maxSpan": model.config.max_span,
                "edgeFloor": -3.0, "parentFloor": 0.35, **offsets_of(args.offset)}  # fmt: skip
    labels = known_labels(args.data, load_vocabulary(args.vocabulary))
    size = write_manifest(args.out, args.version, labels, settings)
    print(f"{size} bytes in {args.out}")
    if not args.float and size > LIMIT:
        raise SystemExit(f"{size} bytes are more than {LIMIT}")


if __name__ == "__main__":
    main()
