"""The tiny model, once for all tests. Where a package is missing, nothing here is collected."""

import importlib.util
import json
import os
import sys
from pathlib import Path

import pytest

# So small a model is faster on one thread, above all where others use the cores, too; before PyTorch is loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from tiny import make_model, make_rows  # noqa: E402

NEEDED = ("torch", "transformers", "peft", "accelerate", "safetensors", "tokenizers")
collect_ignore_glob = [] if all(importlib.util.find_spec(name) for name in NEEDED) else ["test_*.py"]


@pytest.fixture(scope="session")
def rows() -> list[dict]:
    return make_rows(200)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, rows: list[dict]) -> Path:
    folder = tmp_path_factory.mktemp("base")
    make_model(folder, [json.dumps(row, ensure_ascii=False) for row in rows])
    return folder
