"""The adapter into the base model, saved as safetensors and compared: `python -m llm.merge --config FILE`."""

import argparse
from pathlib import Path

import torch
from transformers import GenerationConfig

from llm.chat import Chat, load_tokenizer
from llm.config import Config, load_config
from llm.errors import InputError, run_command
from llm.generate import generation
from llm.models import device, load_adapted, load_model
from llm.records import read_records

COMPARED = 4


@torch.no_grad()
def _logits(model: torch.nn.Module, texts: list[list[int]]) -> list[torch.Tensor]:
    model.to(device()).eval()
    return [model(input_ids=torch.tensor([ids], device=device())).logits.float().cpu() for ids in texts]


def _eos(config: GenerationConfig) -> list[int]:
    eos = config.eos_token_id
    return [eos] if isinstance(eos, int) else list(eos or [])


def merge(config: Config) -> float:
    """The largest difference of a logit between the merged files, read back, and base with adapter."""
    tokenizer = load_tokenizer(config.model.base)
    chat = Chat(tokenizer, config.model)
    records = read_records(config.data.train, config.data)[:COMPARED]
    texts = [chat.tokens(record).ids[: config.data.context] for record in records]
    adapted = load_adapted(config, config.merge.dtype)
    expected = _logits(adapted, texts)
    merged = adapted.merge_and_unload(safe_merge=True)
    merged.config.use_cache = True
    ends = list(dict.fromkeys([chat.end, *_eos(merged.generation_config)]))
    merged.generation_config = generation(config.generate, ends, tokenizer.pad_token_id)
    merged.save_pretrained(str(config.merged))
    tokenizer.save_pretrained(str(config.merged))
    found = _logits(load_model(str(config.merged), config.merge.dtype), texts)
    difference = max(float((a - b).abs().max()) for a, b in zip(expected, found, strict=True))
    if not difference <= config.merge.tolerance:
        raise InputError(f"{config.merged}: logits differ by {difference:.3g}, more than {config.merge.tolerance:g}")
    return difference


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    config = load_config(parser.parse_args().config)
    print(f"{config.merged}: logits differ from the adapter's by at most {merge(config):.3g}")


if __name__ == "__main__":
    run_command(main)
