import json
from pathlib import Path

import pytest

from chinchilla.data.tokens import bigram_ids, build_vocabulary, load_vocabulary, save_vocabulary, units_of, vocabulary_of

FIXTURE = Path(__file__).parents[2] / "worker" / "encoder" / "tokens.fixture.json"


def cases() -> list[dict]:
    return json.loads(FIXTURE.read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", cases(), ids=lambda c: repr(c["text"]))
def test_reads_a_text_as_the_browser_does(case: dict) -> None:
    fixture = json.loads(FIXTURE.read_text("utf-8"))
    flat = fixture["vocabulary"]["aliases"]
    aliases = {flat[i]: flat[i + 1] for i in range(0, len(flat), 2)}
    ids = vocabulary_of(fixture["vocabulary"]["chars"], aliases).encode(case["text"])
    assert ids.tolist() == case["ids"]
    assert bigram_ids(ids, fixture["buckets"]).tolist() == case["bigrams"]


def test_a_token_is_a_utf16_code_unit() -> None:
    assert units_of("a😀\ud83d").tolist() == [0x61, 0xD83D, 0xDE00, 0xD83D]


def test_a_vocabulary_survives_being_saved(tmp_path: Path) -> None:
    vocabulary = build_vocabulary(["中國中国Ａ。"], 1, {"國": "国"})
    save_vocabulary(vocabulary, tmp_path / "v.json")
    again = load_vocabulary(tmp_path / "v.json")
    assert again.chars == vocabulary.chars
    assert (again.table == vocabulary.table).all()
    assert vocabulary.encode("國")[0] == vocabulary.encode("国")[0]
