"""Scores to probabilities, kind by kind: `python -m chinchilla.score.calibrate FILE...`.

Each file is what `npm run evaluate -- --scores FILE` wrote for one corpus. A kind gets one line through the
log-odds of its scores (Platt 1999), in which every corpus weighs the same. The last line of the output are
the flags for `python -m chinchilla.export`.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LEAST = 1e-6
ROUNDS = 50
RIDGE = 1e-3  # keeps the line near the identity where there are few answers, or where all are right
BINS = 10


@dataclass(frozen=True)
class Answers:
    """Scores in [0, 1], and whether gold has the answer, of one kind in one corpus."""

    corpus: str
    scores: np.ndarray
    right: np.ndarray


def read_answers(paths: list[Path]) -> dict[str, list[Answers]]:
    """By kind. A line that is no answer stops with its number."""
    found: dict[str, list[Answers]] = {}
    for path in paths:
        rows: dict[str, list[tuple[float, bool]]] = {}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                rows.setdefault(row["kind"], []).append((float(row["score"]), bool(row["right"])))
            except (ValueError, KeyError, TypeError) as error:
                raise SystemExit(f"{path}:{number}: not an answer with kind, score and right: {error!r}") from error
        for kind, answers in rows.items():
            scores, right = zip(*answers, strict=True)
            found.setdefault(kind, []).append(Answers(path.stem, np.array(scores), np.array(right, dtype=np.float64)))
    return found


def log_odds(scores: np.ndarray) -> np.ndarray:
    kept = scores.clip(LEAST, 1 - LEAST)
    return np.log(kept / (1 - kept))


def moved(scores: np.ndarray, scale: float, shift: float) -> np.ndarray:
    return 1 / (1 + np.exp(-(scale * log_odds(scores) + shift)))


def fit(parts: list[Answers]) -> tuple[float, float]:
    """Scale and shift with the least cross-entropy, by Newton's method from the identity."""
    x = np.concatenate([log_odds(part.scores) for part in parts])
    right = np.concatenate([part.right for part in parts])
    weight = np.concatenate([np.full(len(part.scores), 1 / (len(parts) * len(part.scores))) for part in parts])
    features, line = np.stack((x, np.ones_like(x))), np.array([1.0, 0.0])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(line @ features)))
        slope = features @ (weight * (p - right)) + RIDGE * (line - [1.0, 0.0])
        curve = (features * (weight * p * (1 - p))) @ features.T + RIDGE * np.eye(2)
        step = np.linalg.solve(curve, slope)
        line = line - step / max(1.0, float(np.abs(step).max()))
    # A falling line would turn the order of scores round.
    return max(0.05, float(line[0])), float(line[1])


def calibration_error(scores: np.ndarray, right: np.ndarray) -> float:
    """Mean distance between score and share of right answers over ten bins, weighted by their size."""
    bins = np.minimum(BINS - 1, (scores * BINS).astype(int))
    gaps = [abs(float((scores - right)[bins == b].sum())) for b in range(BINS)]
    return sum(gaps) / max(1, len(scores))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    flags = []
    for kind, parts in sorted(read_answers(args.files).items()):
        scale, shift = fit(parts)
        for part in parts:
            before = calibration_error(part.scores, part.right)
            after = calibration_error(moved(part.scores, scale, shift), part.right)
            print(f"{kind:10} {part.corpus:16} {len(part.scores):7} answers, error {before:.4f} -> {after:.4f}")
        flags.append(f"--calibrate {kind}={scale:.3f},{shift:.3f}")
    print(" ".join(flags))


if __name__ == "__main__":
    main()
