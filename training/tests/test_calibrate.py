"""Scores to probabilities."""

import json
from pathlib import Path

import numpy as np
import pytest

from chinchilla.export.manifest import calibration_of
from chinchilla.score.calibrate import Answers, calibration_error, fit, moved, read_answers


def drawn(scale: float, shift: float, count: int, seed: int) -> Answers:
    """Answers that are right as often as the line through their scores' log-odds says."""
    rng = np.random.default_rng(seed)
    scores = rng.uniform(0.1, 0.99, count)
    return Answers(str(seed), scores, (rng.random(count) < moved(scores, scale, shift)).astype(float))


def test_the_line_that_made_the_answers_is_found_again() -> None:
    parts = [drawn(0.6, -0.8, 20_000, 1), drawn(0.6, -0.8, 4_000, 2)]
    scale, shift = fit(parts)
    assert abs(scale - 0.6) < 0.06
    assert abs(shift + 0.8) < 0.06
    for part in parts:
        assert calibration_error(part.scores, part.right) > 0.1
        assert calibration_error(moved(part.scores, scale, shift), part.right) < 0.03


def test_every_corpus_weighs_the_same() -> None:
    small, large = drawn(1.0, -1.0, 300, 3), drawn(1.0, 1.0, 30_000, 4)
    assert abs(fit([small, large])[1]) < 0.3


def test_few_or_only_right_answers_stay_finite_and_keep_their_order() -> None:
    for right in (0.0, 1.0):
        scale, shift = fit([Answers("one", np.array([0.3, 0.9]), np.full(2, right))])
        assert np.isfinite([scale, shift]).all()
        assert scale > 0
    scale, _ = fit([Answers("inverted", np.linspace(0.1, 0.9, 200), np.linspace(0.1, 0.9, 200) < 0.5)])
    assert scale > 0


def test_a_line_that_is_no_answer_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "cluener.jsonl"
    good = json.dumps({"kind": "Entity", "score": 0.4, "right": True})
    path.write_text(f"{good}\n{{}}\n", "utf-8")
    with pytest.raises(SystemExit, match="jsonl:2"):
        read_answers([path])
    path.write_text(f"{good}\n", "utf-8")
    (answers,) = read_answers([path])["Entity"]
    assert answers.scores.tolist() == [0.4]
    assert answers.right.tolist() == [1.0]


def test_flags_of_the_export() -> None:
    assert calibration_of(["Entity=0.8,-0.25"]) == {"scaleEntity": 0.8, "shiftEntity": -0.25}
    with pytest.raises(SystemExit, match="none of"):
        calibration_of(["Object=1,0"])
