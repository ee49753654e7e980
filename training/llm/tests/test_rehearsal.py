"""The whole way on a tiny random model: the loss falls, merging changes nothing, answers come back, a killed run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from llm.answer import answer_batch
from llm.config import Config, load_config
from llm.convert import convert
from llm.evaluate import evaluate
from llm.merge import merge
from llm.train import last_checkpoint, train
from tiny import write_config, write_lines

ROOT = Path(__file__).parents[2]

# The tables of a random model are noise: while they are frozen the loss stays above 5. They are trained in full here,
# and the rank is the width of the layers.
WIDE = {"rank": 64, "alpha": 64, "dropout": 0.0, "train_in_full": ["embed_tokens", "lm_head"]}


def test_the_loss_falls_over_200_records(tmp_path: Path, base: Path, rows: list[dict]) -> None:
    file = write_lines(tmp_path / "train.jsonl", rows)
    settings = {"epochs": 3.0, "batch": 10, "accumulate": 1, "rate": 5e-3, "log_every": 5, "save_every": 60}
    config = load_config(write_config(tmp_path, base, [file], lora=WIDE, train=settings))
    losses = [entry["loss"] for entry in train(config) if "loss" in entry]
    print("losses", losses)
    assert losses[-1] < losses[0] / 2
    difference = merge(config)
    print("difference", difference)
    assert difference <= 1e-4
    # The adapter did something: else merged and adapter would agree without any merging.
    adapter = load_file(config.adapter / "adapter_model.safetensors")
    assert all(float(value.abs().max()) > 0 for name, value in adapter.items() if "lora_B" in name)


@pytest.fixture(scope="module")
def overfitted(tmp_path_factory: pytest.TempPathFactory, base: Path, rows: list[dict]) -> Config:
    folder = tmp_path_factory.mktemp("overfitted")
    file = write_lines(folder / "train.jsonl", rows[:20])
    settings = {"steps": 240, "batch": 20, "accumulate": 1, "rate": 5e-3, "log_every": 20, "save_every": 120}
    options = {"lora": WIDE, "train": settings, "generate": {"most_tokens": 96, "batch": 7}}
    config = load_config(write_config(folder, base, [file], **options))
    print("losses", [entry["loss"] for entry in train(config) if "loss" in entry])
    print("difference", merge(config))
    return config


def test_overfitted_records_come_back(overfitted: Config) -> None:
    untrained = evaluate(overfitted, "base")
    report = evaluate(overfitted, "merged")
    print(report, untrained)
    assert untrained["exact"] == 0
    assert report["exact"] >= 18
    predictions = [
        json.loads(line) for line in Path(overfitted.out, "predictions-merged.jsonl").read_text("utf-8").splitlines()
    ]
    asked = json.loads(predictions[0]["instruction"])
    assert asked["input"] in predictions[0]["instruction"] and json.loads(predictions[0]["output"])


def test_answers_rows_of_a_batch_once(overfitted: Config, rows: list[dict], tmp_path: Path) -> None:
    text = overfitted.data.layout.format(
        instruction=rows[0]["instruction"], schema='["人物","机构","日期"]', text=rows[0]["input"]
    )
    row = {"custom_id": "a#1/1-00000000", "body": {"messages": [{"role": "user", "content": text}]}}
    batch, out = write_lines(tmp_path / "ask.jsonl", [row]), tmp_path / "answers.jsonl"
    assert answer_batch(overfitted, batch, out) == 1
    assert answer_batch(overfitted, batch, out) == 0
    answer = json.loads(out.read_text("utf-8"))
    choice = answer["response"]["body"]["choices"][0]
    assert (answer["custom_id"], choice["finish_reason"]) == (row["custom_id"], "stop")
    assert "人物" in json.loads(choice["message"]["content"])


def test_conversion_says_that_it_was_not_run(overfitted: Config, capsys: pytest.CaptureFixture[str]) -> None:
    assert convert(overfitted) is False
    printed = capsys.readouterr().out
    assert "NOT RUN" in printed
    script = Path(overfitted.out, "convert.sh").read_text("utf-8")
    assert [line.split()[3] for line in script.splitlines()[2:]] == ["convert_weight", "gen_config", "compile"]
    assert "model.wasm" in script


def _started(config: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "llm.train", "--config", str(config)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_killed_run_goes_on(tmp_path: Path, base: Path, rows: list[dict]) -> None:
    file = write_lines(tmp_path / "train.jsonl", rows)
    settings = {"steps": 120, "batch": 4, "accumulate": 1, "rate": 2e-3, "log_every": 5, "save_every": 10, "keep": 2}
    (tmp_path / "whole").mkdir()
    (tmp_path / "killed").mkdir()
    whole = load_config(write_config(tmp_path / "whole", base, [file], lora={"rank": 8}, train=settings))
    train(whole)
    path = write_config(tmp_path / "killed", base, [file], lora={"rank": 8}, train=settings)
    killed = load_config(path)
    checkpoints = Path(killed.out, "checkpoints")
    process = _started(path)
    give_up = time.monotonic() + 100
    while last_checkpoint(checkpoints) is None and time.monotonic() < give_up and process.poll() is None:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    before = last_checkpoint(checkpoints)
    assert before is not None and not killed.adapter.exists()
    # A checkpoint that was being written is passed over.
    (checkpoints / "checkpoint-999").mkdir()
    (checkpoints / "checkpoint-999" / "trainer_state.json").write_text('{"cut', encoding="utf-8")
    assert last_checkpoint(checkpoints) == before
    train(killed)
    assert json.loads(Path(killed.out, "train.json").read_text("utf-8"))["steps"] == 120
    one, other = (load_file(config.adapter / "adapter_model.safetensors") for config in (whole, killed))
    # The same batches, rate, dropout and moments as without the interruption: the same weights.
    assert max(float((one[name] - other[name]).abs().max()) for name in one) < 1e-5
    ends = [Path(config.out, "checkpoints", "checkpoint-120", "optimizer.pt") for config in (whole, killed)]
    states = [torch.load(end, weights_only=True)["state"] for end in ends]
    assert all(torch.allclose(states[0][key]["exp_avg"], states[1][key]["exp_avg"], atol=1e-5) for key in states[0])
    assert all(int(state["step"]) == 120 for state in states[1].values())
