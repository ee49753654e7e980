"""Masked characters from unlabelled text, for the encoder alone: `python -m chinchilla.pretrain --help`.

Spans of one to four characters are hidden (SpanBERT, Joshi et al. 2020) with every bigram that touches
them; the character table is also the output layer. `train --init` goes on from the result.
"""

import argparse
import json
import lzma
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from .config import ModelConfig
from .model import Chinchilla
from .precision import autocast
from .tokens import FIRST_CHAR, MASK, Vocabulary, bigram_ids, load_vocabulary
from .train import Progress, learning_rate

WINDOW = 128
SHARE = 0.15  # of the characters that are hidden
LONGEST = 4


def passages(plain: list[Path], data: Path) -> Iterator[str]:
    """Lines of the plain files, then the texts of the corpora's training split."""
    for path in plain:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in lines)
    with (data / "train.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def windows(texts: Iterator[str], vocabulary: Vocabulary) -> np.ndarray:
    """All text as rows of WINDOW ids, passages apart by a 0: uint16 [rows, WINDOW]."""
    parts = [np.append(vocabulary.encode(text), 0).astype(np.uint16) for text in texts if text]
    flat = np.concatenate(parts)
    return flat[: len(flat) // WINDOW * WINDOW].reshape(-1, WINDOW)


def hide(ids: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Which characters to hide: bool like `ids` [B, T]; only characters of the vocabulary."""
    starts = rng.random(ids.shape) < SHARE / ((1 + LONGEST) / 2)
    lengths = rng.integers(1, LONGEST + 1, ids.shape)
    hidden = np.zeros(ids.shape, dtype=bool)
    for offset in range(LONGEST):
        hidden[:, offset:] |= (starts & (lengths > offset))[:, : ids.shape[1] - offset]
    return hidden & (ids >= FIRST_CHAR)


def masked_loss(model: Chinchilla, ids: np.ndarray, rng: np.random.Generator, drop: float) -> torch.Tensor:
    """Mean cross-entropy of the hidden characters of a batch [B, T]."""
    device = model.embedding.chars.weight.device
    hidden, buckets = hide(ids, rng), model.config.bigram_buckets
    bigrams = np.stack([bigram_ids(row, buckets) for row in ids])
    bigrams[:, :-1][hidden] = 0
    bigrams[:, 1:][hidden] = 0
    shown = torch.from_numpy(np.where(hidden, MASK, ids)).to(device)
    mask = (shown != 0).float()
    states = model.encode(shown, torch.from_numpy(bigrams).to(device), mask, drop)
    at = torch.from_numpy(hidden).to(device)
    logits = F.layer_norm(states[at], (model.config.hidden,)) @ model.embedding.chars.weight.t()
    return F.cross_entropy(logits.float() * model.config.hidden**-0.5, torch.from_numpy(ids[hidden]).to(device))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plain", type=Path, nargs="*", default=[], help=".xz files, a passage a line")
    parser.add_argument("--data", type=Path, required=True, help="directory with train.jsonl")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rows", type=int, default=32, help=f"windows of {WINDOW} characters a batch")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--save-every", type=float, default=300, help="seconds between checkpoints")
    return parser.parse_args()


class Pretraining:
    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        torch.manual_seed(args.seed)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        vocabulary = load_vocabulary(args.vocabulary)
        self.rows = windows(passages(args.plain, args.data), vocabulary)
        self.model = Chinchilla(ModelConfig(vocabulary.size, layers=args.layers)).to(self.device)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        self.progress = Progress()
        self.checkpoint = args.out / "pretrained.pt"

    def resume(self) -> None:
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, map_location=self.device)
            self.model.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.progress = Progress(state["step"], state["seconds"])

    def save(self) -> None:
        """`average` as in the checkpoints of `train`, so that one loader reads both."""
        part = self.checkpoint.with_suffix(".part")
        torch.save({
            "config": self.model.config.to_dict(), "average": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(), "step": self.progress.step, "seconds": self.progress.seconds,
        }, part)  # fmt: skip
        part.replace(self.checkpoint)

    def step(self, rng: np.random.Generator) -> float:
        for group in self.optimiser.param_groups:
            done = self.progress.seconds / (self.args.minutes * 60)
            group["lr"] = learning_rate(self.args.rate, self.progress.step, done)
        chosen = self.rows[rng.integers(len(self.rows), size=self.args.rows)].astype(np.int64)
        self.optimiser.zero_grad(set_to_none=True)
        with autocast(self.device):
            loss = masked_loss(self.model, chosen, rng, self.args.drop)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        return float(loss.detach())


def main() -> None:
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    run = Pretraining(args)
    run.resume()
    rng = np.random.default_rng(args.seed + run.progress.step)
    losses, clock, saved = [], time.monotonic(), run.progress.seconds
    while run.progress.seconds < args.minutes * 60:
        losses.append(run.step(rng))
        now = time.monotonic()
        run.progress = Progress(run.progress.step + 1, run.progress.seconds + now - clock)
        clock = now
        if run.progress.step % 100 == 0:
            print(json.dumps({"step": run.progress.step, "seconds": round(run.progress.seconds),
                              "loss": round(sum(losses) / len(losses), 4), "rows": len(run.rows)}), flush=True)  # fmt: skip
            losses = []
        if run.progress.seconds - saved > args.save_every:
            run.save()
            saved = run.progress.seconds
    run.save()


if __name__ == "__main__":
    main()
