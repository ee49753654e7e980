"""LoRA on instruction records; killed at any moment, the same command goes on: `python -m llm.train --config FILE`."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import Trainer, TrainingArguments, set_seed

from llm.chat import Chat, load_tokenizer
from llm.config import Config, load_config
from llm.data import Collator, encode
from llm.errors import InputError, run_command
from llm.models import load_model
from llm.records import read_records, tell

# Written in this order; the last one is there only after all others.
CHECKPOINT_FILES = ("adapter_model.safetensors", "optimizer.pt", "scheduler.pt", "trainer_state.json")


def _is_complete(folder: Path) -> bool:
    if not all((folder / name).is_file() for name in CHECKPOINT_FILES):
        return False
    try:
        json.loads((folder / CHECKPOINT_FILES[-1]).read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True


def last_checkpoint(folder: Path) -> Path | None:
    """The last one that is whole: a run may have been killed while it saved."""
    numbered = [(int(path.name.rpartition("-")[2]), path) for path in folder.glob("checkpoint-*")]
    return next((path for _, path in sorted(numbered, reverse=True) if _is_complete(path)), None)


def _check_same(config: Config, folder: Path, arguments: TrainingArguments) -> None:
    """A run goes on only with the settings and the number of devices that it began with."""
    settings = {name: asdict(config)[name] for name in ("seed", "model", "data", "lora", "train")}
    settings["data"].pop("evaluate")
    settings["devices"] = arguments.world_size
    file = folder / "settings.json"
    goes_on = last_checkpoint(folder) is not None
    if goes_on and file.is_file():
        before = json.loads(file.read_text(encoding="utf-8"))
        changed = [name for name, value in settings.items() if before.get(name) != value]
        if changed:
            tables = ", ".join(changed)
            raise InputError(f"{folder}: a run with other settings ({tables}) is here. Choose another out, or remove it.")
    if arguments.process_index == 0 and not goes_on:
        file.write_text(json.dumps(settings, ensure_ascii=False, indent=1), encoding="utf-8")


def _arguments(config: Config, checkpoints: Path) -> TrainingArguments:
    train = config.train
    has_gpu = torch.cuda.is_available()
    return TrainingArguments(
        output_dir=str(checkpoints),
        num_train_epochs=train.epochs,
        max_steps=train.steps or -1,
        per_device_train_batch_size=train.batch,
        gradient_accumulation_steps=train.accumulate,
        learning_rate=train.rate,
        warmup_steps=train.warm_up,
        lr_scheduler_type="cosine",
        weight_decay=train.decay,
        gradient_checkpointing=train.recompute,
        bf16=has_gpu and config.model.dtype == "bfloat16",
        fp16=has_gpu and config.model.dtype == "float16",
        use_cpu=not has_gpu,
        save_strategy="steps",
        save_steps=train.save_every,
        save_total_limit=train.keep,
        logging_steps=train.log_every,
        seed=config.seed,
        data_seed=config.seed,
        remove_unused_columns=False,
        dataloader_pin_memory=has_gpu,
        ddp_find_unused_parameters=False,
        report_to=[],
        disable_tqdm=True,
    )


def adapt(config: Config) -> PeftModel:
    """The base model with new adapters: they change nothing until they are trained."""
    lora = config.lora
    settings = LoraConfig(
        task_type="CAUSAL_LM",
        r=lora.rank,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules=lora.targets,
        modules_to_save=lora.train_in_full or None,
    )
    model = load_model(config.model.base, config.model.dtype)
    model.config.use_cache = False
    if config.train.recompute:
        model.enable_input_require_grads()
    return get_peft_model(model, settings)


def train(config: Config) -> list[dict[str, float]]:
    """The log of the run; the adapter lies in OUT/adapter."""
    checkpoints = Path(config.out) / "checkpoints"
    checkpoints.mkdir(parents=True, exist_ok=True)
    arguments = _arguments(config, checkpoints)
    is_main = arguments.process_index == 0
    set_seed(config.seed)
    tokenizer = load_tokenizer(config.model.base)
    records = read_records(config.data.train, config.data)
    listed = Path(config.out) / "too-long.jsonl" if is_main else None
    data = encode(records, Chat(tokenizer, config.model), config.data.context, listed)
    _check_same(config, checkpoints, arguments)
    model = adapt(config)
    trainer = Trainer(model=model, args=arguments, train_dataset=data, data_collator=Collator(tokenizer.pad_token_id))
    before = last_checkpoint(checkpoints)
    tell(f"{len(data)} records; " + (f"going on from {before.name}" if before else "a new run"))
    trainer.train(resume_from_checkpoint=str(before) if before else None)
    trainer.save_model(str(config.adapter))
    if trainer.is_world_process_zero():
        tokenizer.save_pretrained(str(config.adapter))
        log = json.dumps({"steps": trainer.state.global_step, "log": trainer.state.log_history}, indent=1)
        (Path(config.out) / "train.json").write_text(log, encoding="utf-8")
    return trainer.state.log_history


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    train(load_config(parser.parse_args().config))


if __name__ == "__main__":
    run_command(main)
