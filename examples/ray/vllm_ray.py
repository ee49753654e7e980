"""NOT RUN: no GPU was at hand. Only its rows were checked: check.py gives them answers that it made up.

The same documents by a large model, with Ray Data's vLLM processor. The questions come from
`extract --emit-batch`, the answers go to `extract --read-batch`, which looks everything that the model
names up in the text, and lists as an issue what is not there.

    npm run --silent extract -- --emit-batch ask.jsonl --form grammar --server-model Qwen/Qwen3-8B articles/
    venv/bin/pip install "ray[llm]==2.60.0"
    venv/bin/python examples/ray/vllm_ray.py --model Qwen/Qwen3-8B --output answered.jsonl ask.jsonl
    npm run --silent extract -- --read-batch answered.jsonl --form grammar -o found.jsonl articles/

With --form json the schema goes to vLLM as its `json`; with --form lines nothing restricts the answer.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

if TYPE_CHECKING:
    from ray.data import Dataset
    from ray.data.llm import Processor

Row = dict[str, Any]


def rows_in(file: Row) -> Iterator[Row]:
    """Lines as bytes: `ray.data.read_text` also breaks lines at U+2028, which JSON strings may hold."""
    with Path(file["path"]).open("rb") as lines:
        for line in lines:
            yield {"row": line.decode("utf-8")}


def structured_outputs(body: Row) -> Row | None:
    """As vLLM takes it inside its sampling parameters."""
    if "structured_outputs" in body:
        return body["structured_outputs"]
    if "response_format" in body:
        return {"json": body["response_format"]["json_schema"]["schema"]}
    return None


def question_of(row: Row) -> Row:
    """One row of `--emit-batch` as the processor takes it."""
    asked = json.loads(row["row"])
    body = asked["body"]
    sampling: Row = {"temperature": body["temperature"], "max_tokens": body["max_tokens"]}
    restricted = structured_outputs(body)
    if restricted is not None:
        sampling["structured_outputs"] = restricted
    messages = body["messages"]
    return {"custom_id": asked["custom_id"], "most": body["max_tokens"], "messages": messages, "sampling_params": sampling}


def answer_of(row: Row) -> Row:
    """One row for `--read-batch`: an answer, cut off where it has as many tokens as it may, or an error."""
    identifier = row["custom_id"]
    error = row.get("__inference_error__")
    if error:
        return {"custom_id": identifier, "response": None, "error": {"code": "failed", "message": str(error)}}
    finish = "length" if row["num_generated_tokens"] >= row["most"] else "stop"
    choice = {"index": 0, "message": {"role": "assistant", "content": row["generated_text"]}, "finish_reason": finish}
    return {"custom_id": identifier, "response": {"status_code": 200, "body": {"choices": [choice]}}, "error": None}


def processor(options: argparse.Namespace) -> Processor:
    from ray.data.llm import build_processor, vLLMEngineProcessorConfig

    config = vLLMEngineProcessorConfig(
        model_source=options.model,
        # Questions about one schema begin with the same words.
        engine_kwargs={"enable_prefix_caching": True, "max_model_len": options.context},
        concurrency=options.engines,
        batch_size=64,
        should_continue_on_error=True,
    )
    # Models that think before they answer are told not to; others ignore it.
    return build_processor(config, preprocess=question_of, builder_kwargs={"chat_template_kwargs": {"enable_thinking": False}})


def ask(files: list[str], options: argparse.Namespace) -> Dataset:
    import ray

    paths = [{"path": str(Path(file).resolve())} for file in files]
    return processor(options)(ray.data.from_items(paths, override_num_blocks=len(paths)).flat_map(rows_in))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="what `extract --emit-batch` wrote")
    parser.add_argument("--output", required=True, help="a new file for `extract --read-batch`")
    parser.add_argument("--model", required=True, help="as vLLM names it, or a folder")
    parser.add_argument("--engines", type=int, default=1, help="vLLM engines, a GPU each (default: 1)")
    parser.add_argument("--context", type=int, default=4096, help="tokens of a question and its answer (default: 4096)")
    options = parser.parse_args()
    with Path(options.output).open("x", encoding="utf-8") as out:
        for row in ask(options.files, options).iter_rows():
            out.write(json.dumps(answer_of(row)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
