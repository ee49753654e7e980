"""The yardstick: the shipped graphs on native onnxruntime. `python training/bench_native.py --help`.

Runs the encoder over a text in the windows and batches that the browser uses, for a set of entity labels,
and prints one line of JSON. Only the graph is timed: no decoding of spans, so the yardstick is a strict one.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime

sys.path.insert(0, str(Path(__file__).parent))

from chinchilla.data.tokens import Vocabulary, bigram_ids, load_vocabulary

SIZE, STEP, BATCH = 256, 224, 4
MAX_LABEL = 40


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def head_labels(model: Path, names: list[str], vocabulary: Vocabulary) -> dict[str, np.ndarray]:
    rows = [vocabulary.encode(name)[:MAX_LABEL] for name in names]
    chars = np.zeros((len(rows), max(2, max(len(r) for r in rows))), dtype=np.int32)
    for index, row in enumerate(rows):
        chars[index, : len(row)] = row
    kinds = np.zeros(len(rows), dtype=np.int32)
    out = session(model / "labels.onnx", 1).run(["root_targets", "root_bias"], {"chars": chars, "kinds": kinds})
    return dict(zip(("targets", "bias"), out, strict=True))


def batches(ids: np.ndarray, buckets: int) -> list[dict[str, np.ndarray]]:
    windows = [ids[at : at + SIZE] for at in range(0, max(1, len(ids) - SIZE + STEP), STEP)]
    feeds = []
    for at in range(0, len(windows), BATCH):
        group = windows[at : at + BATCH]
        length = max(len(w) for w in group)
        feed = {
            "ids": np.zeros((len(group), length), np.int32),
            "bigrams": np.zeros((len(group), length + 1), np.int32),
            "mask": np.zeros((len(group), length), np.float32),
        }
        for row, window in enumerate(group):
            feed["ids"][row, : len(window)] = window
            feed["bigrams"][row, : len(window) + 1] = bigram_ids(window, buckets)
            feed["mask"][row, : len(window)] = 1.0
        feeds.append(feed)
    return feeds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="directory with manifest.json")
    parser.add_argument("--text", type=Path, required=True, help="UTF-8 text")
    parser.add_argument("--labels", required=True, help="entity labels, separated by commas")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="the median is reported; one run before is not counted")
    args = parser.parse_args()
    settings = json.loads((args.model / "manifest.json").read_text("utf-8"))["settings"]
    vocabulary = load_vocabulary(args.model / "vocabulary.json")
    labels = head_labels(args.model, args.labels.split(","), vocabulary)
    text = args.text.read_text("utf-8")
    feeds = batches(vocabulary.encode(text), int(settings["bigramBuckets"]))
    encoder = session(args.model / "encoder.onnx", args.threads)
    seconds = []
    for _ in range(args.runs + 1):
        before = time.perf_counter()
        for feed in feeds:
            encoder.run(None, {**feed, **labels})
        seconds.append(time.perf_counter() - before)
    median = sorted(seconds[1:])[args.runs // 2]
    units = len(text.encode("utf-16-le")) // 2
    print(json.dumps({
        "charsPerSecond": units / median, "seconds": median, "characters": units, "threads": args.threads,
        "runtime": f"onnxruntime {onnxruntime.__version__}",
    }))  # fmt: skip


if __name__ == "__main__":
    main()
