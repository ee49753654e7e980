"""Multi-task training, with checkpoints from which a killed run goes on: `python -m chinchilla.train --help`."""

import argparse
import json
import math
import random
import signal
import time
from collections.abc import Iterable

import numpy as np
import torch

from chinchilla.augment.noise import noise_examples
from chinchilla.data.batches import Batch
from chinchilla.data.corpus import Corpus, load_corpora
from chinchilla.data.labels import LabelTensors
from chinchilla.data.tokens import load_vocabulary
from chinchilla.export.shipped import load_shipped
from chinchilla.model.chinchilla import Chinchilla, parameter_count
from chinchilla.model.config import config_of
from chinchilla.model.loss import child_loss, root_loss
from chinchilla.model.pretrained import load_pretrained, start_from
from chinchilla.run.checkpoint import Progress, load, progress_of, save
from chinchilla.run.optimiser import Optimiser
from chinchilla.run.options import arguments
from chinchilla.run.precision import autocast
from chinchilla.run.schedule import learning_rate
from chinchilla.run.shares import share_of
from chinchilla.run.stream import Batches, Item, Recipe, stream
from chinchilla.score.evaluate import evaluate

WATCHED = ("cluener", "msra", "cmeee", "duee", "duie")
AVERAGED = 0.999  # of the averaged weights that a step keeps
PRETRAINED_RATE = 0.4  # of the pretrained top layer, times that of new parameters
STALL = 60.0  # seconds: a step that took longer was stopped from outside, and counts as this


def step_loss(
    model: Chinchilla, batch: Batch, labels: LabelTensors, root_loss_too: bool, drop: float, fixed: bool = False
) -> torch.Tensor:
    """Mean over the texts. Labels go through the encoder in a pass of their own, once a batch.

    `fixed`: that pass moves no weight of the encoder, only of what pools its states, and costs a third.
    """
    states = model.encode(batch.ids, batch.bigrams, batch.mask, drop)
    vectors = model.label_vectors(labels.chars, labels.kinds, drop, fixed)
    roots, children = vectors[: labels.roots], vectors[labels.roots :]
    loss = states.new_zeros((), dtype=torch.float32)
    if root_loss_too:
        loss = loss + root_loss(model, states, roots, batch)
    if len(batch.parents) > 0 and len(children) > 0:
        seq, start, last, root = batch.parents.unbind(1)
        below = model.child_states(states[seq], batch.mask[seq], start, last, roots[root], drop)
        loss = loss + child_loss(model, below, children, batch)
    return loss / len(batch.ids)


def encoder_rate(args: argparse.Namespace) -> float:
    """Times --rate, of the encoder's top layer."""
    if args.encoder_rate is not None:
        return float(args.encoder_rate)
    return PRETRAINED_RATE if args.pretrained is not None else 1.0


class Run:
    """One training run: model, optimiser, averaged weights, and where it stands."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.vocabulary = load_vocabulary(args.vocabulary)
        self.config = config_of(args.size, self.vocabulary.size)
        self.train = self.corpora("train")
        self.valid = {c.name: c for c in self.corpora("valid")}
        self.progress = Progress()
        self.checkpoint = args.out / "checkpoint.pt"
        self.model = Chinchilla(self.config).to(self.device)
        if not self.checkpoint.exists():
            self.forget_rare_bigrams()
            self.start()
        # Made-up texts come last: their bigrams say nothing of Chinese.
        for corpus in self.train:
            if corpus.root_loss:
                count = math.ceil(args.noise * len(corpus.examples))
                corpus.examples += noise_examples(count, self.vocabulary, self.config.bigram_buckets, args.seed)
        self.optimiser = Optimiser(self.model, encoder_rate(args), args.muon)
        self.average = [p.detach().clone() for p in self.model.parameters()]
        self.resume()

    def start(self) -> None:
        if self.args.pretrained is not None:
            start_from(self.model, load_pretrained(self.args.pretrained, self.vocabulary))
        elif self.args.init is not None and self.args.init.is_dir():
            self.model.load_state_dict(load_shipped(self.args.init, self.config))
        elif self.args.init is not None:
            self.model.load_state_dict({n: v.float() for n, v in load(self.args.init, self.device)["average"].items()})

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

    def batches(self) -> Batches:
        args = self.args
        shares = {name: float(share) for name, _, share in (s.partition("=") for s in args.share)}
        recipe = Recipe(
            units=args.units, roots=args.roots, children=args.children, swap=args.swap, join=args.join, rename=args.rename,
            describe=args.describe, mask=args.mask, parents=args.parents, held_out=tuple(args.hold_out),
        )  # fmt: skip
        weights = [shares.get(c.name, share_of(c)) for c in self.train]
        seed = args.seed + self.progress.step
        return Batches(self.train, weights, self.vocabulary, self.config.bigram_buckets, recipe, seed)

    def save(self) -> None:
        save(self.checkpoint, self.model, self.average, self.optimiser, self.progress)

    def resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = load(self.checkpoint, self.device)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = [state["average"][n].to(self.device) for n, _ in self.model.named_parameters()]
        self.progress = progress_of(state)

    def log(self, **values: object) -> None:
        where = {"step": self.progress.step, "characters": self.progress.characters, "seconds": round(self.progress.seconds)}
        line = json.dumps({**where, **values}, ensure_ascii=False)
        print(line, flush=True)
        with (self.args.out / "log.jsonl").open("a", encoding="utf-8") as out:
            out.write(line + "\n")

    @property
    def done(self) -> float:
        """Share of the run that is over: by characters, or by time where that is nearer its end."""
        by_characters = self.progress.characters / self.args.characters
        by_time = self.progress.seconds / (60 * self.args.minutes) if self.args.minutes else 0.0
        return max(by_characters, by_time)

    def step(self, item: Item) -> tuple[torch.Tensor, torch.Tensor]:
        """One step on a batch: its loss and the norm of its gradient, not yet waited for."""
        self.model.train()
        batch, labels = item.batch.to(self.device), item.labels.to(self.device)
        with autocast(self.device):
            fixed = random.random() < self.args.fixed_labels
            loss = step_loss(self.model, batch, labels, item.root_loss, self.args.drop, fixed)
        self.optimiser.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimiser.move(self.args.rate * learning_rate(self.progress.step, self.done, self.args.decay))
        keep = min(AVERAGED, (1 + self.progress.step) / (10 + self.progress.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, list(self.model.parameters()), 1 - keep)
        return loss.detach(), norm

    def report(self, names: Iterable[str], limit: int) -> None:
        """Scores the averaged weights on validation text."""
        trained = [p.detach().clone() for p in self.model.parameters()]
        with torch.no_grad():
            torch._foreach_copy_(list(self.model.parameters()), self.average)
        for name in [n for n in names if n in self.valid]:
            scores = evaluate(self.model, self.valid[name], self.vocabulary, limit, self.device)
            self.log(valid=name, **{key: round(value, 4) for key, value in scores.items()})
        with torch.no_grad():
            torch._foreach_copy_(list(self.model.parameters()), trained)


def prepare(args: argparse.Namespace) -> Run:
    args.out.mkdir(parents=True, exist_ok=True)
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    run = Run(args)
    torch.manual_seed(args.seed + run.progress.step)
    if args.compile:
        for layer in (*run.model.layers, *run.model.child_layers):
            layer.compile(dynamic=True)
    run.log(parameters=parameter_count(run.model), corpora={c.name: [len(c.examples), c.units] for c in run.train})
    return run


class Meter:
    """Losses since the last line of the log, kept on the device until it is written."""

    def __init__(self) -> None:
        self.losses: list[torch.Tensor] = []
        self.units = 0
        self.seconds = 0.0

    def add(self, loss: torch.Tensor, units: int, seconds: float) -> None:
        self.losses.append(loss)
        self.units += units
        self.seconds += seconds

    def read(self) -> dict[str, float]:
        mean = float(torch.stack(self.losses).mean())
        return {"loss": round(mean, 3), "speed": round(self.units / max(1e-9, self.seconds))}


class Stopped:
    """True once the process was asked to end (SIGTERM): the step is finished and the run saved."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGTERM, self.note)

    def note(self, _number: int, _frame: object) -> None:
        self.asked = True

    def __bool__(self) -> bool:
        return self.asked


def main(given: list[str] | None = None) -> None:
    args = arguments(__doc__, given)
    run = prepare(args)
    items, meter = stream(run.batches(), args.workers), Meter()
    saved, saves = time.monotonic(), 0
    stopped = Stopped()
    while run.done < 1.0 and not stopped:
        clock = time.monotonic()
        item = next(items)
        loss, norm = run.step(item)
        if run.progress.step % 50 == 0:
            loss.item()  # waits for the GPU, so that time is counted where it is spent
        spent = min(STALL, time.monotonic() - clock)
        meter.add(loss, item.units, spent)
        run.progress = Progress(run.progress.step + 1, run.progress.characters + item.units, run.progress.seconds + spent)
        if run.progress.step % 50 == 0:
            run.log(norm=round(float(norm), 2), **meter.read())
            meter = Meter()
        if time.monotonic() - saved > args.save_every:
            run.save()
            saves += 1
            if saves % args.report_every == 0:
                run.report(WATCHED, args.report_limit)
            saved = time.monotonic()
    run.save()
    if not stopped:
        run.report(run.valid, args.final_limit)


if __name__ == "__main__":
    main()
