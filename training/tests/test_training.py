"""A tiny model learns a tiny corpus, and a run that was killed goes on."""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch

from chinchilla.data.batches import collate
from chinchilla.data.corpus import load_corpora
from chinchilla.data.labels import ask, label_tensors
from chinchilla.data.tokens import load_vocabulary
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.run.checkpoint import load_averaged
from chinchilla.score.evaluate import evaluate
from chinchilla.train import step_loss

ROOT = Path(__file__).parents[1]


def trained(data: Path, config, steps: int) -> tuple:
    torch.manual_seed(0)
    vocabulary = load_vocabulary(data / "vocabulary.json")
    corpus = load_corpora(data, "train", vocabulary, config.bigram_buckets)["tiny"]
    model = Chinchilla(config)
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3)
    rng = np.random.default_rng(0)
    question = ask(collate(corpus, corpus.examples, rng, 0.0, 2), len(corpus.labels.roots), 16, 16, rng)
    labels = label_tensors(corpus.labels.roots, corpus.labels.children, vocabulary)
    for step in range(steps):
        optimiser.zero_grad()
        step_loss(model, question.batch, labels, True, 0.0, fixed=step % 2 == 1).backward()
        optimiser.step()
    return model.eval(), corpus, vocabulary


def test_learns_three_sentences_by_heart(data: Path, config) -> None:
    model, corpus, vocabulary = trained(data, config, 150)
    scores = evaluate(model, corpus, vocabulary, 10, torch.device("cpu"))
    assert scores == {"root": 1.0, "child": 1.0}


def test_a_step_in_16_bits_is_near_one_in_32(data: Path, config) -> None:
    """The fault it catches: a type that only a GPU's autocast meets, such as a mask of floats beside halves."""
    model, corpus, vocabulary = trained(data, config, 3)
    rng = np.random.default_rng(0)
    question = ask(collate(corpus, corpus.examples, rng, 0.0, 2), len(corpus.labels.roots), 16, 16, rng)
    labels = label_tensors(corpus.labels.roots, corpus.labels.children, vocabulary)
    whole = step_loss(model, question.batch, labels, True, 0.0)
    with torch.autocast("cpu", torch.bfloat16):
        half = step_loss(model, question.batch, labels, True, 0.1)
    half.backward()
    assert abs(half.item() - whole.item()) < 0.05 * whole.item()
    assert all(p.grad is None or bool(torch.isfinite(p.grad).all()) for p in model.parameters())


def command(data: Path, out: Path, *more: str) -> list[str]:
    return [
        sys.executable, "-m", "chinchilla.train", "--data", str(data), "--vocabulary", str(data / "vocabulary.json"),
        "--out", str(out), "--size", "tiny", "--units", "64", *more,
    ]  # fmt: skip


def log_of(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "log.jsonl").read_text("utf-8").splitlines()]


def test_a_run_that_is_killed_at_any_moment_goes_on_from_its_checkpoint(data: Path, tmp_path: Path) -> None:
    """The fault it catches: a checkpoint written in place, which a kill while writing would leave cut off."""
    out = tmp_path / "run"
    endless = command(data, out, "--characters", "1e9", "--save-every", "0", "--report-every", "1000000")
    for delay in (0.0, 0.05, 0.13):
        process = subprocess.Popen(endless, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started = len(log_of(out)) if (out / "log.jsonl").exists() else 0
        deadline = time.monotonic() + 300
        while not ((out / "checkpoint.pt").exists() and len(log_of(out)) > started) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(delay)
        process.kill()
        process.wait()
        assert load_averaged(out / "checkpoint.pt").config.hidden == 32
    starts = [line["step"] for line in log_of(out) if "parameters" in line]
    assert starts[0] == 0
    assert starts[1] > 0
    assert starts == sorted(starts)


def test_a_run_ends_at_its_length_and_scores_itself(data: Path, tmp_path: Path) -> None:
    subprocess.run(command(data, tmp_path, "--characters", "300"), check=True, cwd=ROOT, capture_output=True)
    lines = log_of(tmp_path)
    assert 300 <= lines[-1]["characters"] < 300 + 128
    assert lines[-1]["valid"] == "tiny"
    before = len(lines)
    subprocess.run(command(data, tmp_path, "--characters", "300"), check=True, cwd=ROOT, capture_output=True)
    assert [line["characters"] for line in log_of(tmp_path)[before:]] == [lines[-1]["characters"]] * 2  # nothing left to do


def test_batches_made_in_other_processes_are_of_the_same_kind(data: Path, tmp_path: Path) -> None:
    more = ("--characters", "200", "--workers", "1")
    subprocess.run(command(data, tmp_path, *more), check=True, cwd=ROOT, capture_output=True)
    assert log_of(tmp_path)[-1]["characters"] >= 200


def test_a_run_starts_from_the_checkpoint_of_another(data: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    subprocess.run(command(data, first, "--characters", "200"), check=True, cwd=ROOT, capture_output=True)
    more = ("--characters", "1", "--init", str(first / "checkpoint.pt"), "--rate", "0")
    subprocess.run(command(data, second, *more), check=True, cwd=ROOT, capture_output=True)
    one, other = (load_averaged(path / "checkpoint.pt").state_dict() for path in (first, second))
    assert all(torch.equal(one[name], other[name]) for name in one)
