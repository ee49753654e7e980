"""Loads models by name or path, with errors that say what is missing."""

from pathlib import Path

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, PreTrainedModel

from llm.config import Config
from llm.errors import InputError


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def load_model(name: str, dtype: str) -> PreTrainedModel:
    try:
        return AutoModelForCausalLM.from_pretrained(name, dtype=getattr(torch, dtype))
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: no model that can be read: {error}") from None


def load_adapted(config: Config, dtype: str) -> PeftModel:
    """The base model with the adapter beside it."""
    if not (config.adapter / "adapter_config.json").is_file():
        raise InputError(f"{config.adapter}: no adapter is here. Run llm.train first.")
    return PeftModel.from_pretrained(load_model(config.model.base, dtype), str(config.adapter))


def load_tuned(config: Config, which: str) -> tuple[PreTrainedModel | PeftModel, str]:
    """The model `merged`, `adapter` or `base`, and the folder or name of its tokenizer."""
    if which == "adapter":
        return load_adapted(config, config.model.dtype), config.model.base
    if which == "base":
        return load_model(config.model.base, config.model.dtype), config.model.base
    if not Path(config.merged, "config.json").is_file():
        raise InputError(f"{config.merged}: no merged model is here. Run llm.merge first.")
    return load_model(str(config.merged), config.merge.dtype), str(config.merged)
