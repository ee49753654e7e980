"""A tiny corpus and model that every test can afford. Sentences are made up for these tests."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

torch = pytest.importorskip("torch", reason="PyTorch is not installed: training is not tested")


def mention(text: str, words: str, name: str) -> dict:
    start = text.index(words)
    return {"id": f"{name}:{words}", "type": name, "start": start, "end": start + len(words), "text": words}


RELATED = "周帆主演了电影《河岸》。"
WON = "昨晚，青山队在主场夺冠。"


def documents() -> list[dict]:
    related = [mention(RELATED, "河岸", "影视作品"), mention(RELATED, "周帆", "人物")]
    won = [mention(WON, "夺冠", "夺冠"), mention(WON, "青山队", "冠军"), mention(WON, "昨晚", "时间")]
    return [
        {"id": "1", "corpus": "tiny", "text": RELATED, "mentions": related, "events": [],
         "relations": [{"type": "主演", "head": "影视作品:河岸", "tail": "人物:周帆"}]},
        {"id": "2", "corpus": "tiny", "text": WON, "mentions": won, "relations": [],
         "events": [{"type": "夺冠", "trigger": "夺冠:夺冠", "arguments": [
             {"role": "冠军", "mention": "冠军:青山队"}, {"role": "时间", "mention": "时间:昨晚"}]}]},
        {"id": "3", "corpus": "tiny", "text": "今天没有新闻。", "mentions": [], "relations": [], "events": []},
    ]  # fmt: skip


SCHEMA = {
    "entities": [{"name": "人物"}],
    "relations": [{"name": "主演", "head": "影视作品", "tail": "人物"}],
    "events": [{"name": "夺冠", "roles": ["冠军", "时间"]}],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The unified form on disk, with its vocabulary."""
    from chinchilla.data.tokens import build_vocabulary, save_vocabulary

    lines = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents())
    for split in ("train", "valid"):
        (tmp_path / f"{split}.jsonl").write_text(lines, "utf-8")
    schemas = {"tiny": {"schema": SCHEMA, "closed": True, "rootsClosed": True}}
    (tmp_path / "schemas.json").write_text(json.dumps(schemas, ensure_ascii=False), "utf-8")
    names = "影视作品主演人物夺冠时间:"
    vocabulary = build_vocabulary([RELATED, WON, names], 1, {})
    save_vocabulary(vocabulary, tmp_path / "vocabulary.json")
    return tmp_path


@pytest.fixture
def config(data: Path):
    from chinchilla.data.tokens import load_vocabulary
    from chinchilla.model.config import config_of

    return config_of("tiny", load_vocabulary(data / "vocabulary.json").size)
