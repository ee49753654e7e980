"""Text that holds nothing."""

import random
from pathlib import Path

from chinchilla.augment.noise import noise_examples, noise_text
from chinchilla.data.tokens import load_vocabulary


def test_made_up_text_holds_no_chinese_character_and_is_the_same_for_the_same_seed() -> None:
    texts = [noise_text(random.Random(seed)) for seed in range(200)]
    assert all(10 <= len(text) <= 190 for text in texts)
    assert not any("\u3400" <= char <= "\u9fff" for text in texts for char in text)
    assert texts == [noise_text(random.Random(seed)) for seed in range(200)]


def test_examples_of_it_have_no_spans(data: Path) -> None:
    examples = noise_examples(5, load_vocabulary(data / "vocabulary.json"), 64, 1)
    assert [(e.roots, e.parents, len(e.bigrams) - len(e.ids)) for e in examples] == [((), (), 1)] * 5
