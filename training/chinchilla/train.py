"""Multi-task training to a time budget, with checkpoints: `python -m chinchilla.train --help`."""

import argparse
import json
import math
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from .batches import Batch, LabelTensors, Sampler, collate, label_tensors
from .config import ModelConfig
from .corpus import Corpus, LabelSet, load_corpora
from .evaluate import evaluate
from .join import join_examples
from .kin import pools_with_kin
from .loss import child_loss, root_loss
from .model import Chinchilla, parameter_count
from .noise import noise_examples
from .optimiser import Optimiser
from .precision import autocast
from .shipped import load_shipped
from .swap import swap_mentions
from .synonyms import renamed
from .tokens import load_vocabulary

# Share of the batches each corpus gets.
WEIGHTS = {
    "cluener": 5.0, "msra": 12.0, "resume": 2.4, "weibo": 0.4, "cmeee": 2.6, "duee": 5.5, "duie": 5.0, "duie1": 1.0,
    "duie_triples": 1.2, "literature": 0.2, "finre": 2.0, "fewfc_base": 0.5, "fewfc_trans": 0.1, "ecommerce": 0.3,
    "taobao": 0.3, "youku": 0.3, "media": 0.4,
}  # fmt: skip
WATCHED = ("cluener", "duee", "duie", "msra", "cmeee")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="directory with train.jsonl, valid.jsonl, schemas.json")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="directory for checkpoints and the log")
    parser.add_argument("--minutes", type=float, required=True, help="time budget of the whole run; a resumed run has what is left")
    parser.add_argument("--units", type=int, default=2048, help="characters a batch")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--adam", action="store_true", help="AdamW for every parameter, without Muon")
    parser.add_argument("--noise", type=float, default=0.02, help="made-up texts that hold nothing, a document of a corpus")
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--mask", type=float, default=0.08, help="share of the characters that are hidden")
    parser.add_argument("--swap", type=float, default=0.25, help="share of the mentions swapped for others of their label")
    parser.add_argument("--join", type=float, default=0.4, help="share of the batches that put two or three texts after one another")
    parser.add_argument("--rename", type=float, default=0.3, help="share of the labels asked for under another name")
    parser.add_argument("--parents", type=int, default=1, help="parents a text whose children are scored in one step")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--child-layers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--weight", action="append", default=[], metavar="CORPUS=SHARE", help="overrides a share of WEIGHTS")
    parser.add_argument("--hold-out", nargs="*", default=[], metavar="NAME", help="label names that training never sees")
    parser.add_argument("--only", nargs="*", help="train on these corpora only")
    parser.add_argument("--init", type=Path, help="start from this checkpoint, or from this directory of shipped files")
    parser.add_argument("--rare", type=int, default=60, help="bigrams met fewer times than this start from zero")
    parser.add_argument("--save-every", type=float, default=300, help="seconds between checkpoints")
    parser.add_argument("--compile", action="store_true", help="pays on a GPU; slower than eager on two cores")
    return parser.parse_args()


@dataclass
class Progress:
    """What a resumed run needs beside the weights."""

    step: int = 0
    seconds: float = 0.0


def learning_rate(peak: float, step: int, done: float) -> float:
    """Warm-up over 300 steps, then half a cosine over the time budget (`done` in [0, 1])."""
    warm = min(1.0, (step + 1) / 300)
    return peak * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def step_loss(model: Chinchilla, corpus: Corpus, tensors: LabelTensors, batch: Batch, drop: float) -> torch.Tensor:
    states = model.encode(batch.ids, batch.bigrams, batch.mask, drop)
    vectors = model.label_vectors(tensors.root_chars, tensors.root_kinds)
    loss = states.new_zeros(())
    if corpus.root_loss:
        loss = root_loss(model, states, vectors, batch)
    if len(batch.parents) > 0:
        labels = model.label_vectors(tensors.child_chars, tensors.child_kinds)
        seq, start, last, root = batch.parents.unbind(1)
        below = model.child_states(states[seq], batch.mask[seq], start, last, vectors[root], drop)
        loss = loss + child_loss(model, below, labels, batch)
    return loss / len(batch.ids)


def initial_state(init: Path, config: ModelConfig, device: torch.device) -> dict[str, torch.Tensor]:
    if init.is_dir():
        return load_shipped(init, config)
    return torch.load(init, map_location=device)["average"]


class Run:
    """One training run: model, optimiser, averaged weights, and where it stands."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.vocabulary = load_vocabulary(args.vocabulary)
        self.config = ModelConfig(self.vocabulary.size, layers=args.layers, child_layers=args.child_layers)
        self.train = self.corpora("train")
        for corpus in self.train:
            if corpus.root_loss:
                count = math.ceil(args.noise * len(corpus.examples))
                corpus.examples += noise_examples(count, self.vocabulary, self.config.bigram_buckets, args.seed)
        self.valid = {c.name: c for c in self.corpora("valid")}
        self.tensors = {
            c.name: label_tensors(c.labels, self.vocabulary).to(self.device) for c in self.train
        }
        self.model = Chinchilla(self.config).to(self.device)
        if args.init is not None:
            self.model.load_state_dict(initial_state(args.init, self.config, self.device))
        self.forget_rare_bigrams()
        self.optimiser = Optimiser(self.model, muon=not args.adam)
        self.average = [p.detach().clone() for p in self.model.parameters()]
        self.progress = Progress()
        self.checkpoint = args.out / "checkpoint.pt"

    def forget_rare_bigrams(self) -> None:
        """What chance put into the row of a bigram that is hardly ever met says nothing of it."""
        counts = np.zeros(self.config.bigram_buckets, dtype=np.int64)
        for corpus in self.train:
            for example in corpus.examples:
                np.add.at(counts, example.bigrams, 1)
        rare = torch.from_numpy(counts < self.args.rare).to(self.device)
        with torch.no_grad():
            self.model.embedding.bigrams.weight[rare] = 0.0

    def corpora(self, split: str) -> list[Corpus]:
        held_out = self.args.hold_out
        loaded = load_corpora(self.args.data, split, self.vocabulary, self.config.bigram_buckets, held_out)
        chosen = self.args.only or list(loaded)
        return [loaded[name] for name in chosen if loaded[name].examples]

    def sampler(self) -> Sampler:
        shares = WEIGHTS | {name: float(share) for name, _, share in (w.partition("=") for w in self.args.weight)}
        weights = [shares.get(c.name, 1.0) for c in self.train]
        return Sampler(self.train, weights, self.args.units, self.args.seed + self.progress.step)

    def asked(self, corpus: Corpus, rng: np.random.Generator) -> LabelTensors:
        """The corpus's labels as this batch asks for them: some under other names."""
        labels, rate = corpus.labels, self.args.rename
        if rate == 0:
            return self.tensors[corpus.name]
        held_out = self.args.hold_out
        other = LabelSet(renamed(labels.roots, rate, rng, held_out), renamed(labels.children, rate, rng, held_out))
        return label_tensors(other, self.vocabulary).to(self.device)

    def save(self) -> None:
        """Written beside and renamed, so that a run killed while writing keeps its last checkpoint."""
        averaged = dict(zip((n for n, _ in self.model.named_parameters()), self.average, strict=True))
        state = {
            "config": self.config.to_dict(), "model": self.model.state_dict(), "average": averaged,
            "optimiser": self.optimiser.state_dict(), "step": self.progress.step, "seconds": self.progress.seconds,
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)

    def resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = [state["average"][n].to(self.device) for n, _ in self.model.named_parameters()]
        self.progress = Progress(state["step"], state["seconds"])

    def log(self, **values: object) -> None:
        line = json.dumps({"step": self.progress.step, "seconds": round(self.progress.seconds), **values}, ensure_ascii=False)
        print(line, flush=True)
        with (self.args.out / "log.jsonl").open("a", encoding="utf-8") as out:
            out.write(line + "\n")

    def update(self, loss: torch.Tensor, done: float) -> float:
        self.optimiser.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimiser.move(learning_rate(self.args.rate, self.progress.step, done))
        keep = min(0.999, (1 + self.progress.step) / (10 + self.progress.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, list(self.model.parameters()), 1 - keep)
        return float(norm)

    def report(self, names: Iterable[str], limit: int) -> None:
        """Scores the averaged weights on validation text."""
        trained = [p.detach().clone() for p in self.model.parameters()]
        with torch.no_grad():
            torch._foreach_copy_(list(self.model.parameters()), self.average)
        for name in [n for n in names if n in self.valid]:
            scores = evaluate(self.model, self.valid[name], self.tensors[name], limit, self.device)
            self.log(valid=name, **{key: round(value, 4) for key, value in scores.items()})
        with torch.no_grad():
            torch._foreach_copy_(list(self.model.parameters()), trained)


def prepare(args: argparse.Namespace) -> Run:
    args.out.mkdir(parents=True, exist_ok=True)
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    run = Run(args)
    run.resume()
    if args.compile:
        run.model.embedding.compile(dynamic=True)
        for layer in (*run.model.layers, *run.model.child_layers):
            layer.compile(dynamic=True)
    run.log(parameters=parameter_count(run.model), corpora={c.name: len(c.examples) for c in run.train})
    return run


def main() -> None:
    args = arguments()
    run = prepare(args)
    sampler, rng = run.sampler(), np.random.default_rng(args.seed + run.progress.step)
    pools = pools_with_kin(run.train, run.vocabulary)
    budget, clock, saved, units, losses = args.minutes * 60, time.monotonic(), run.progress.seconds, 0, []
    while run.progress.seconds < budget:
        run.model.train()
        corpus, examples = sampler.next()
        examples = [swap_mentions(e, corpus, pools[corpus.name], run.config.bigram_buckets, args.swap, rng) for e in examples]
        if rng.random() < args.join:
            examples = join_examples(examples, int(rng.integers(2, 4)), run.config.bigram_buckets)
        batch = collate(corpus, examples, rng, args.mask, args.parents).to(run.device)
        with autocast(run.device):
            loss = step_loss(run.model, corpus, run.asked(corpus, rng), batch, args.drop)
        norm = run.update(loss, run.progress.seconds / budget)
        units += sum(len(e.ids) for e in examples)
        losses.append(float(loss.detach()))
        now = time.monotonic()
        run.progress.seconds += now - clock
        clock = now
        run.progress.step += 1
        if run.progress.step % 50 == 0:
            run.log(loss=round(sum(losses) / len(losses), 3), norm=round(norm, 2), units=units)
            losses = []
        if run.progress.seconds - saved > args.save_every:
            run.save()
            run.report(WATCHED, 200)
            clock, saved = time.monotonic(), run.progress.seconds
    run.save()
    run.report(run.valid, 100000)


if __name__ == "__main__":
    main()
