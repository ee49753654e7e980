"""Made-up text that holds nothing: letters, code, numbers and blanks, so that a label set learns to stay silent.

The corpora hold next to no Latin text outside of names, so without this every foreign word looks like one.
"""

import random
from collections.abc import Callable

from chinchilla.data.corpus import Example
from chinchilla.data.tokens import Vocabulary, bigram_ids

ONSETS = ("", "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "h", "k", "l", "m", "n", "p", "pr", "qu", "r",
          "s", "sh", "st", "str", "t", "th", "tr", "v", "w", "y")  # fmt: skip
NUCLEI = ("a", "e", "i", "o", "u", "ea", "ee", "io", "ou", "ai")
CODAS = ("", "", "n", "r", "s", "t", "d", "l", "ng", "rt", "nd", "st", "m", "ck", "x")
OPERATORS = (" = ", " => ", ": ", "(", ")", "; ", ", ", ".", " { ", " }", "[", "]", " + ", " !== ", " | ", "<", ">", "`")
RULES = ("─", "│", "|", "-", "=", "*", "#", "_", "—", "·")


def word(rng: random.Random) -> str:
    return "".join(rng.choice(ONSETS) + rng.choice(NUCLEI) + rng.choice(CODAS) for _ in range(rng.choice((1, 1, 2, 2, 3))))


def prose(rng: random.Random) -> str:
    words = [word(rng) for _ in range(rng.randint(4, 14))]
    return " ".join([words[0].capitalize(), *words[1:]]) + rng.choice((". ", ", ", "? ", "\n"))


def identifier(rng: random.Random) -> str:
    parts = [word(rng) for _ in range(rng.choice((1, 1, 2)))]
    return rng.choice(("_".join(parts), parts[0] + "".join(p.capitalize() for p in parts[1:]), "".join(parts).upper()))


def code(rng: random.Random) -> str:
    pieces = [identifier(rng) + rng.choice(OPERATORS) for _ in range(rng.randint(2, 8))]
    return " " * rng.choice((0, 2, 4)) + "".join(pieces) + "\n"


def figures(rng: random.Random) -> str:
    return " ".join(f"{rng.uniform(0, 10 ** rng.randint(0, 6)):.{rng.randint(0, 3)}f}" for _ in range(rng.randint(2, 9))) + "\n"


def rule(rng: random.Random) -> str:
    return rng.choice(RULES) * rng.randint(3, 40) + "\n"


def blanks(rng: random.Random) -> str:
    return "".join(rng.choice(" \n\t\u3000\r") for _ in range(rng.randint(2, 40)))


KINDS: tuple[Callable[[random.Random], str], ...] = (prose, prose, prose, code, code, code, figures, rule, blanks)


def noise_text(rng: random.Random) -> str:
    wanted, text = rng.randint(10, 190), ""
    kinds = rng.sample(KINDS, 2)
    while len(text) < wanted:
        text += rng.choice(kinds)(rng)
    return text[:wanted]


def noise_examples(count: int, vocabulary: Vocabulary, buckets: int, seed: int) -> list[Example]:
    rng = random.Random(seed)
    examples = []
    for index in range(count):
        ids = vocabulary.encode(noise_text(rng))
        examples.append(Example(f"noise-{index}", ids, bigram_ids(ids, buckets), (), ()))
    return examples
