"""A tiny random model with a tokenizer of its own, and made-up records. Nothing is fetched."""

import json
import random
from pathlib import Path

SURNAMES, GIVEN = "罗白周林贺苏韩邱", ["青禾", "崇岭", "一帆", "知夏", "望舒", "景行", "若川", "明远"]
PLACES = ["清浦", "望溪", "石桥", "云岭", "南塘", "松泽", "青山", "柳湾"]
KINDS = ["大学", "乳业", "纸业", "剧院", "医院", "研究所"]

TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def make_rows(count: int) -> list[dict]:
    """Records of the form chinchilla with different texts."""
    draw = random.Random(7)
    rows: dict[str, dict] = {}
    while len(rows) < count:
        person = draw.choice(SURNAMES) + draw.choice(GIVEN)
        place = draw.choice(PLACES) + draw.choice(KINDS)
        text = f"{person}{draw.choice(['在', '去年进入', '离开了', '昨天访问'])}{place}{draw.choice(['。', '，众人称赞。'])}"
        output = {"人物": [person], "机构": [place], "日期": []}
        rows[text] = {
            **{"id": f"made-{len(rows)}/NER-1", "corpus": "made", "task": "NER", "instruction": "按类型找出实体。"},
            **{"schema": ["人物", "机构", "日期"], "input": text, "output": output},
        }
    return list(rows.values())


def write_lines(path: Path, rows: list[dict]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def make_model(folder: Path, texts: list[str]) -> None:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM, set_seed

    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    inner = Tokenizer(models.BPE())
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    inner.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=600, special_tokens=special, initial_alphabet=alphabet))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=inner, eos_token="<|im_end|>", pad_token="<|endoftext|>")
    tokenizer.chat_template = TEMPLATE
    tokenizer.save_pretrained(str(folder))
    set_seed(3)
    sizes = {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 4}
    heads = {"num_key_value_heads": 2, "head_dim": 16, "max_position_embeddings": 1024, "tie_word_embeddings": False}
    ends = {"eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id, "bos_token_id": None}
    Qwen3ForCausalLM(Qwen3Config(vocab_size=len(tokenizer), **sizes, **heads, **ends)).save_pretrained(str(folder))


def write_config(folder: Path, base: Path, files: list[Path], **tables: dict) -> Path:
    """A configuration file with results in `folder`/out."""
    values = {
        "model": {"base": str(base), "dtype": "float32"},
        "data": {"train": [str(file) for file in files], "evaluate": [str(file) for file in files], "form": "chinchilla"},
        **{name: {} for name in ("lora", "train", "generate")},
    }
    lines = ['out = "out"']
    for name, table in values.items():
        settings = {**table, **tables.get(name, {})}
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in settings.items())]
    path = folder / "config.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
