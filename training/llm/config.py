"""The configuration file: one table a step, every value checked."""

import dataclasses
import re
import tomllib
import types
import typing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from llm.errors import InputError

FORMS = ("chatml", "sharegpt", "chinchilla")
DTYPES = ("float32", "bfloat16", "float16")


@dataclass(frozen=True)
class ModelConfig:
    base: str
    dtype: str = "float32"
    chat_options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class DataConfig:
    train: list[str]
    evaluate: list[str] = field(default_factory=list)
    form: str = "chatml"
    layout: str = "{instruction}\n{schema}\n{text}"
    context: int = 2048
    bad_records: str = "stop"


@dataclass(frozen=True)
class LoraSettings:
    rank: int = 16
    alpha: int = 32
    dropout: float = 0.05
    targets: str | list[str] = "all-linear"
    train_in_full: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class TrainConfig:
    epochs: float = 2.0
    steps: int = 0
    batch: int = 4
    accumulate: int = 4
    rate: float = 2e-4
    warm_up: float = 0.03
    decay: float = 0.0
    recompute: bool = False
    save_every: int = 200
    keep: int = 2
    log_every: int = 10


@dataclass(frozen=True)
class MergeConfig:
    dtype: str = "float32"
    tolerance: float = 1e-4


@dataclass(frozen=True)
class GenerateConfig:
    temperature: float = 0.0
    top_p: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0
    most_tokens: int = 1024
    batch: int = 8


@dataclass(frozen=True)
class ConvertConfig:
    quantization: str = "q4f16_1"
    conversation: str = "qwen2"
    context: int = 4096
    prefill: int = 1024
    name: str = "my-model-q4f16_1-MLC"


@dataclass(frozen=True)
class Config:
    """`out` and the files of `data` are absolute paths."""

    out: str
    model: ModelConfig
    data: DataConfig
    seed: int = 1
    lora: LoraSettings = field(default_factory=LoraSettings)
    train: TrainConfig = field(default_factory=TrainConfig)
    merge: MergeConfig = field(default_factory=MergeConfig)
    generate: GenerateConfig = field(default_factory=GenerateConfig)
    convert: ConvertConfig = field(default_factory=ConvertConfig)

    @property
    def adapter(self) -> Path:
        return Path(self.out) / "adapter"

    @property
    def merged(self) -> Path:
        return Path(self.out) / "merged"


def _fits(value: object, kind: Any) -> bool:
    if isinstance(kind, types.UnionType):
        return any(_fits(value, one) for one in typing.get_args(kind))
    if typing.get_origin(kind) is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if typing.get_origin(kind) is dict:
        return isinstance(value, dict)
    if kind in (int, float) and isinstance(value, bool):
        return False
    return isinstance(value, (int, float) if kind is float else kind)


def _table(kind: type, values: object, where: str) -> Any:
    """The dataclass `kind` of a table; `where` names it in errors."""
    if not isinstance(values, dict):
        raise InputError(f"{where}: a table is expected")
    hints = typing.get_type_hints(kind)
    unknown = [name for name in values if name not in hints]
    if unknown:
        raise InputError(f"{where}: unknown: {', '.join(unknown)}; known: {', '.join(hints)}")
    read: dict[str, Any] = {}
    for item in dataclasses.fields(kind):
        hint = hints[item.name]
        if item.name not in values:
            if item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING:
                raise InputError(f"{where}: {item.name} is missing")
            continue
        value = values[item.name]
        if dataclasses.is_dataclass(hint):
            read[item.name] = _table(typing.cast(type, hint), value, f"{where}: [{item.name}]")
        elif _fits(value, hint):
            read[item.name] = value
        else:
            raise InputError(f"{where}: {item.name} = {value!r} is of the wrong type")
    return kind(**read)


def _faults(config: Config) -> list[str]:
    data, train, generate = config.data, config.train, config.generate
    checks = [
        (data.form in FORMS, f"[data] form is one of {', '.join(FORMS)}, not {data.form!r}"),
        (data.bad_records in ("stop", "skip"), '[data] bad_records is "stop" or "skip"'),
        (data.layout.count("{text}") == 1, "[data] layout holds {text} once"),
        (data.layout.count("{schema}") == 1, "[data] layout holds {schema} once"),
        (data.context > 0, "[data] context is above 0"),
        (config.model.dtype in DTYPES, f"[model] dtype is one of {', '.join(DTYPES)}"),
        (config.merge.dtype in DTYPES, f"[merge] dtype is one of {', '.join(DTYPES)}"),
        (config.lora.rank > 0, "[lora] rank is above 0"),
        (min(train.batch, train.accumulate, train.save_every, train.log_every) > 0, "[train] counts are above 0"),
        (train.keep >= 2, "[train] keep is at least 2"),
        (generate.temperature >= 0, "[generate] temperature is 0 or more"),
        (0 < generate.top_p <= 1, "[generate] top_p is above 0 and at most 1"),
        (generate.repetition_penalty > 0, "[generate] repetition_penalty is above 0"),
        (generate.no_repeat_ngram_size >= 0, "[generate] no_repeat_ngram_size is 0 or more"),
        (min(generate.most_tokens, generate.batch) > 0, "[generate] most_tokens and batch are above 0"),
        (re.fullmatch(r"[\w.-]{1,80}", config.convert.name, re.ASCII) is not None, "[convert] name has other characters"),
    ]
    return [fault for holds, fault in checks if not holds]


def load_config(path: Path) -> Config:
    """Paths in the file are relative to it; the base model is a path where such a folder is there."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {error}") from None
    config: Config = _table(Config, values, str(path))
    faults = _faults(config)
    if faults:
        raise InputError("\n".join(f"{path}: {fault}" for fault in faults))
    root = path.resolve().parent

    def absolute(name: str) -> str:
        return str((root / name).resolve())

    local = root / config.model.base
    base = str(local.resolve()) if local.is_dir() else config.model.base
    train, evaluate = ([absolute(name) for name in names] for names in (config.data.train, config.data.evaluate))
    return dataclasses.replace(
        config,
        out=absolute(config.out),
        model=dataclasses.replace(config.model, base=base),
        data=dataclasses.replace(config.data, train=train, evaluate=evaluate),
    )
