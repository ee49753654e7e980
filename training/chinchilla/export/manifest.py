"""What the browser is told of a model: its files with their digests, its labels, its settings."""

import hashlib
import json
from pathlib import Path

import onnx

from chinchilla.augment.synonyms import taught
from chinchilla.data.corpus import label_set_of
from chinchilla.data.kinds import Kind
from chinchilla.model.config import SIZES, ModelConfig, config_of

ROLES = {
    "encoder": "encoder.onnx", "child": "child.onnx", "labels": "labels.onnx", "vocabulary": "vocabulary.json",
    "lengths": "lengths.json", "encoder-float": "encoder.float.onnx", "child-float": "child.float.onnx",
}  # fmt: skip
MIB = 2**20
LIMITS = {"base": 32 * MIB, "mini": 16 * MIB, "tiny": MIB}


def size_of(config: ModelConfig) -> str:
    for size in SIZES:
        if config == config_of(size, config.vocab):
            return size
    raise SystemExit(f"a model of no known size: {config}")


def known_labels(data: Path) -> list[str]:
    """Every name that training asks for, in `schemas.json` or in place of a name there."""
    schemas = json.loads((data / "schemas.json").read_text("utf-8"))
    sets = [label_set_of(entry["schema"]) for entry in schemas.values()]
    labels = {label for s in sets for label in (*s.roots, *s.children)}
    return sorted({name for kind, label in labels for name in taught(kind, label)})


def weights_file(path: Path) -> str | None:
    """The other file from which an ONNX file reads weights, if it does."""
    if path.suffix != ".onnx":
        return None
    tensors = onnx.load(str(path), load_external_data=False).graph.initializer
    files = {entry.value for tensor in tensors for entry in tensor.external_data if entry.key == "location"}
    if len(files) > 1:
        raise SystemExit(f"{path} reads weights from more than one file: {', '.join(sorted(files))}")
    return files.pop() if files else None


def file_of(out: Path, role: str) -> dict[str, object]:
    path = out / ROLES[role]
    data, weights = path.read_bytes(), weights_file(path)
    entry = {"path": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "role": role}
    return entry if weights is None else {**entry, "weights": weights}


def write_manifest(out: Path, name: str, version: str, labels: list[str], settings: dict[str, float]) -> int:
    """Bytes of all files together."""
    files = [file_of(out, role) for role, path in ROLES.items() if (out / path).exists()]
    manifest = {"id": name, "version": version, "files": files, "knownLabels": labels, "settings": settings}
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return sum((out / str(file["path"])).stat().st_size for file in files)


def offsets_of(pairs: list[str]) -> dict[str, float]:
    """Settings of the decoder from `KIND=LOGITS`: they move the threshold of 0.5 to where F1 is best."""
    offsets = {}
    for name, _, value in (pair.partition("=") for pair in pairs):
        if name.upper() not in Kind.__members__:
            raise SystemExit(f"--offset: no kind of label is called {name!r}")
        offsets[f"offset{name.capitalize()}"] = float(value)
    return offsets


CALIBRATED = ("Entity", "Relation", "Trigger", "Argument")


def calibration_of(lines: list[str]) -> dict[str, float]:
    """Settings of the browser from `KIND=SCALE,SHIFT`, as `chinchilla.score.calibrate` prints them."""
    settings: dict[str, float] = {}
    for line in lines:
        kind, _, values = line.partition("=")
        scale, _, shift = values.partition(",")
        if kind not in CALIBRATED:
            raise SystemExit(f"--calibrate: {kind!r} is none of {', '.join(CALIBRATED)}")
        settings |= {f"scale{kind}": float(scale), f"shift{kind}": float(shift)}
    return settings
