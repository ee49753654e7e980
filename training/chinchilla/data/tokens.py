"""Text to ids. A token is one UTF-16 code unit, so that a token's index is its offset."""

import json
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

PAD, MASK = 0, 1
# Units outside the vocabulary fall into a class, so that offsets never move.
CLASSES = ("other", "space", "punctuation", "latin", "digit", "han", "surrogate")
FIRST_CLASS = 2
FIRST_CHAR = FIRST_CLASS + len(CLASSES)
HAN = FIRST_CLASS + CLASSES.index("han")


def units_of(text: str) -> np.ndarray:
    """UTF-16 code units of a string, lone surrogates included: uint16 [length]."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)


def class_of(unit: int) -> int:
    """The class of a code unit that the vocabulary lacks. Mirrors `classOf` of the browser's tokenizer."""
    name = "other"
    if 0xD800 <= unit <= 0xDFFF:
        name = "surrogate"
    elif unit <= 0x20 or unit in (0xA0, 0x3000, 0xFEFF) or 0x2000 <= unit <= 0x200F:
        name = "space"
    elif 0x3400 <= unit <= 0x9FFF or 0xF900 <= unit <= 0xFAFF:
        name = "han"
    elif 0x2010 <= unit <= 0x206F or 0x3001 <= unit <= 0x303F or 0xFE30 <= unit <= 0xFE6F:
        name = "punctuation"
    elif 0x2150 <= unit <= 0x218F or 0x2460 <= unit <= 0x24FF:
        name = "digit"
    elif 0xC0 <= unit <= 0x24F or 0x370 <= unit <= 0x52F:
        name = "latin"
    return FIRST_CLASS + CLASSES.index(name)


def fold(char: str) -> str:
    """Full-width forms and compatibility forms of one unit become their plain form, where that is one unit."""
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 and ord(folded) <= 0xFFFF else char


@dataclass(frozen=True)
class Vocabulary:
    """`table[unit]` is the id of a UTF-16 code unit: uint16 [65536]."""

    chars: str
    table: np.ndarray

    @property
    def size(self) -> int:
        return FIRST_CHAR + len(self.chars)

    def encode(self, text: str) -> np.ndarray:
        units = units_of(text)
        ids = self.table[units]
        ids[in_han_pair(units)] = HAN
        return ids


def in_han_pair(units: np.ndarray) -> np.ndarray:
    """Which units are half of a Han character of the planes 2 and 3: bool [length]. Mirrors `isHanPair`."""
    high = (units >= 0xD840) & (units <= 0xD8BF)
    low = (units >= 0xDC00) & (units <= 0xDFFF)
    first = high & np.append(low[1:], False)
    return first | np.append(False, first[:-1])


KNOWN_MINIMUM = 2  # times that a character must be seen which comes with a pretrained vector


def build_vocabulary(
    texts: Iterable[str], minimum: int, aliases: dict[str, str], pretrained: Container[str] = ()
) -> Vocabulary:
    """Characters seen at least `minimum` times, most frequent first. `aliases`: traditional to simplified."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    folded: Counter[str] = Counter()
    for char, count in counts.items():
        plain = fold(char)
        folded[aliases.get(plain, plain)] += count
    ordered = sorted(folded.items(), key=lambda item: (-item[1], item[0]))
    kept = [c for c, n in ordered if n >= (KNOWN_MINIMUM if c in pretrained else minimum)]
    return vocabulary_of("".join(c for c in kept if is_token(c)), aliases)


def is_token(char: str) -> bool:
    return ord(char) <= 0xFFFF and not 0xD800 <= ord(char) <= 0xDFFF and ord(char) > 0x20


def vocabulary_of(chars: str, aliases: dict[str, str]) -> Vocabulary:
    table = np.array([class_of(unit) for unit in range(65536)], dtype=np.int64)
    for index, char in enumerate(chars):
        table[ord(char)] = FIRST_CHAR + index
    known = set(chars)
    for unit in range(0x21, 65536):
        if 0xD800 <= unit <= 0xDFFF or chr(unit) in known:
            continue
        plain = aliases.get(chr(unit), aliases.get(fold(chr(unit)), fold(chr(unit))))
        if plain in known:
            table[unit] = table[ord(plain)]
    return Vocabulary(chars, table)


def save_vocabulary(vocabulary: Vocabulary, path: Path) -> None:
    """`chars` in order of id, and `aliases`: pairs of (unit, character it is read as), flattened in one string."""
    known = set(vocabulary.chars)
    pairs = [
        chr(unit) + vocabulary.chars[int(index) - FIRST_CHAR]
        for unit, index in enumerate(vocabulary.table)
        if index >= FIRST_CHAR and chr(unit) not in known
    ]
    path.write_text(json.dumps({"chars": vocabulary.chars, "aliases": "".join(pairs)}, ensure_ascii=False), "utf-8")


def load_vocabulary(path: Path) -> Vocabulary:
    data = json.loads(path.read_text("utf-8"))
    flat = data["aliases"]
    aliases = {flat[i]: flat[i + 1] for i in range(0, len(flat), 2)}
    return vocabulary_of(data["chars"], aliases)


def bigram_ids(ids: np.ndarray, buckets: int) -> np.ndarray:
    """Hashed id of (unit before, unit) for each position, one longer than `ids`: int64 [length + 1].

    Position 0 pairs padding with the first unit, the last pairs the last unit with padding, so that unit
    `t` has its left bigram at `t` and its right one at `t + 1`. Mirrors `bigramIds` of the browser.
    """
    left = np.concatenate(([PAD], ids)).astype(np.uint32)
    right = np.concatenate((ids, [PAD])).astype(np.uint32)
    mixed = left * np.uint32(0x9E3779B1) + right * np.uint32(0x85EBCA77)
    mixed ^= mixed >> np.uint32(15)
    mixed = mixed * np.uint32(0x2C1B3C6D)
    mixed ^= mixed >> np.uint32(13)
    return (mixed & np.uint32(buckets - 1)).astype(np.int64)
