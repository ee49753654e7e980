"""A checkpoint to the files that ship: ONNX graphs, vocabulary, manifest. `python -m chinchilla.export --help`."""

import argparse
import copy
import json
import shutil
import tempfile
from pathlib import Path

import onnx

from chinchilla.export.float_graph import float_graph
from chinchilla.export.graphs import with_byte_tables
from chinchilla.export.manifest import LIMITS, ROLES, calibration_of, known_labels, offsets_of, size_of, write_manifest
from chinchilla.export.onnx_files import check_same, graphs_of, quantize, write_float
from chinchilla.export.outside import share_weights
from chinchilla.export.shipped import load_shipped
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.config import ModelConfig
from chinchilla.run.checkpoint import load_averaged

ON_GRAPHICS = ("encoder", "child")


def write_graphs(model: Chinchilla, out: Path, whole: bool) -> None:
    """The graphs in 8 bits; `whole` keeps 32, and each graph its own weights."""
    with tempfile.TemporaryDirectory() as scratch:
        for graph in graphs_of(model if whole else with_byte_tables(copy.deepcopy(model))):
            plain, final = Path(scratch) / f"{graph.name}.onnx", out / ROLES[graph.name]
            write_float(graph, plain)
            print(f"{graph.name}: differs from PyTorch by at most {check_same(graph, plain):.1e}")
            if whole:
                shutil.copy(plain, final)
                continue
            quantize(plain, final)
            if graph.name == "labels":
                share_weights(graph, final, out / ROLES["encoder"])


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


def write_lengths(model: Chinchilla, path: Path) -> None:
    """Scores by span length, which the span decoder adds outside the graphs."""
    table = {
        name: [round(v, 4) for v in head.length.detach().tolist()]
        for name, head in (("root", model.root), ("child", model.child))
    }
    path.write_text(json.dumps(table), "utf-8")


def arguments() -> argparse.Namespace:
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
    parser.add_argument(
        "--calibrate", action="append", default=[], metavar="KIND=SCALE,SHIFT",
        help="as chinchilla.score.calibrate prints them",
    )  # fmt: skip
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to measure what 8 bits cost")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    for name in ON_GRAPHICS:
        (args.out / ROLES[f"{name}-float"]).unlink(missing_ok=True)
    model = load_averaged(args.checkpoint)
    size = size_of(model.config)
    write_graphs(model, args.out, args.float)
    write_lengths(model, args.out / ROLES["lengths"])
    if not args.float:
        write_float_graphs(args.out, model.config)
    shutil.copy(args.vocabulary, args.out / ROLES["vocabulary"])
    settings = {
        "bigramBuckets": model.config.bigram_buckets, "maxSpan": model.config.max_span,
        "edgeFloor": -3.0, "parentFloor": 0.35, "labelDescriptions": 1,
        **offsets_of(args.offset), **calibration_of(args.calibrate),
    }  # fmt: skip
    written = write_manifest(args.out, f"chinchilla-{size}", args.version, known_labels(args.data), settings)
    print(f"{written} bytes in {args.out}")
    if not args.float and written > LIMITS[size]:
        raise SystemExit(f"{written} bytes are more than {LIMITS[size]}")


if __name__ == "__main__":
    main()
