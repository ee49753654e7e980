"""The command line of `python -m chinchilla.train`."""

import argparse
from pathlib import Path

from chinchilla.model.config import SIZES

Parser = argparse.ArgumentParser


def add_files(parser: Parser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="directory with train.jsonl, valid.jsonl, schemas.json")
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="directory for checkpoints and the log")
    parser.add_argument("--size", choices=sorted(SIZES), default="base")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--pretrained", type=Path, help="jar of BGE-small-zh, or what chinchilla.model.pretrained packed")
    start.add_argument("--init", type=Path, help="start from this checkpoint, or from this directory of shipped files")


def add_length(parser: Parser) -> None:
    parser.add_argument("--characters", type=float, default=60e6, help="length of the whole run; resumed, it has what is left")
    parser.add_argument("--minutes", type=float, help="end after this much time in steps, whatever --characters says")
    parser.add_argument("--decay", type=float, default=0.2, help="share of the run at its end in which the rate falls")
    parser.add_argument("--save-every", type=float, default=600, help="seconds between checkpoints")
    parser.add_argument("--report-every", type=int, default=3, help="checkpoints between scores on validation text")
    parser.add_argument("--report-limit", type=int, default=200, help="documents a corpus in such a score")
    parser.add_argument("--final-limit", type=int, default=100_000, help="documents a corpus in the scores at the end")


def add_learning(parser: Parser) -> None:
    parser.add_argument("--rate", type=float, default=5e-4, help="of parameters that start from nothing")
    parser.add_argument("--encoder-rate", type=float, help="times --rate, of the top layer; 0.4 with --pretrained, else 1")
    parser.add_argument("--muon", action="store_true", help="Muon for the layers' matrices; for models without pretraining")
    parser.add_argument("--units", type=int, default=2048, help="characters a batch")
    parser.add_argument("--roots", type=int, default=16, help="root labels that a batch asks for, where it needs no more")
    parser.add_argument("--children", type=int, default=28, help="child labels that a batch asks for, likewise")
    parser.add_argument("--fixed-labels", type=float, default=0.5, help="share of batches whose labels do not move the encoder")
    parser.add_argument("--parents", type=int, default=1, help="parents a text whose children are scored in one step")
    parser.add_argument("--drop", type=float, default=0.05)
    parser.add_argument("--mask", type=float, default=0.04, help="share of the characters that are hidden")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches; pays beside a GPU")
    parser.add_argument("--compile", action="store_true", help="pays on a GPU; slower than eager on two cores")


def add_texts(parser: Parser) -> None:
    parser.add_argument("--noise", type=float, default=0.02, help="made-up texts that hold nothing, a document of a corpus")
    parser.add_argument("--swap", type=float, default=0.15, help="share of the mentions swapped for others of their label")
    parser.add_argument("--join", type=float, default=0.4, help="share of the texts that are put after one another")
    parser.add_argument("--rename", type=float, default=0.3, help="share of the labels asked for under another name")
    parser.add_argument("--describe", type=float, default=0.15, help="share of batches whose labels come with descriptions")
    parser.add_argument("--share", action="append", default=[], metavar="CORPUS=SHARE", help="overrides a row of run/shares.py")
    parser.add_argument("--hold-out", nargs="*", default=[], metavar="NAME", help="label names that training never sees")
    parser.add_argument("--only", nargs="*", help="train on these corpora only")
    parser.add_argument("--rare", type=int, default=20, help="bigrams met fewer times than this start from zero")


def arguments(description: str | None, given: list[str] | None = None) -> argparse.Namespace:
    """`given`: words instead of those of the command line."""
    parser = Parser(description=description)
    for add in (add_files, add_length, add_learning, add_texts):
        add(parser)
    return parser.parse_args(given)
