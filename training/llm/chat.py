"""A record as tokens: the tokenizer's chat template, with labels on the answer alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transformers import AutoTokenizer, PreTrainedTokenizerBase

from llm.config import ModelConfig
from llm.errors import InputError
from llm.records import Message, Record

IGNORED = -100


@dataclass(frozen=True)
class Tokens:
    """`labels` is -100 on the question; the answer's labels are its tokens and the token that ends it."""

    ids: list[int]
    labels: list[int]


def load_tokenizer(name: str) -> PreTrainedTokenizerBase:
    try:
        tokenizer = AutoTokenizer.from_pretrained(name)
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: no tokenizer that can be read: {error}") from None
    if not tokenizer.chat_template:
        where = Path(name) / "tokenizer_config.json" if Path(name).is_dir() else name
        raise InputError(f"{where}: the tokenizer has no chat template. Use an instruction-tuned model, or add one.")
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


class Chat:
    """Question and answer are cut into tokens apart, as they are when a model answers."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, config: ModelConfig) -> None:
        self.tokenizer = tokenizer
        self._options: dict[str, Any] = config.chat_options
        probe = self.answer_ids([{"role": "user", "content": "问"}], "答", "the chat template")
        self.end = probe[-1]
        if self.end not in tokenizer.all_special_ids and self.end not in tokenizer.added_tokens_decoder:
            raise InputError("the chat template ends an answer with no special token: a model could not learn to stop")

    def _render(self, messages: list[Message], asks: bool) -> str:
        options = {**self._options, "tokenize": False, "add_generation_prompt": asks}
        return str(self.tokenizer.apply_chat_template(messages, **options))

    def prompt(self, question: list[Message]) -> str:
        return self._render(question, asks=True)

    def prompt_ids(self, question: list[Message]) -> list[int]:
        return self.tokenizer(self.prompt(question), add_special_tokens=False)["input_ids"]

    def answer_ids(self, question: list[Message], answer: str, place: str) -> list[int]:
        """The answer and the token that ends it, without the line break that some templates put after it."""
        prompt = self.prompt(question)
        full = self._render([*question, {"role": "assistant", "content": answer}], asks=False)
        if not full.startswith(prompt + answer):
            raise InputError(f"{place}: the chat template changes the answer, or what stands before it")
        closed = full[len(prompt) :].rstrip()
        return self.tokenizer(closed, add_special_tokens=False)["input_ids"]

    def tokens(self, record: Record) -> Tokens:
        prompt = self.prompt_ids(record.question)
        answer = self.answer_ids(record.question, record.answer, record.place)
        return Tokens(prompt + answer, [IGNORED] * len(prompt) + answer)
