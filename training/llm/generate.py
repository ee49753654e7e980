"""Answers of a model to questions, in batches."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from transformers import GenerationConfig, set_seed

from llm.chat import Chat
from llm.config import GenerateConfig
from llm.models import device
from llm.records import Message


@dataclass(frozen=True)
class Answer:
    """`cut`: the most tokens were reached before the answer ended."""

    text: str
    cut: bool
    tokens: int


def generation(config: GenerateConfig, ends: list[int], pad: int) -> GenerationConfig:
    """Temperature 0 is greedy: what is drawn by chance has no meaning then and is not set."""
    drawn: dict[str, Any] = {"temperature": config.temperature, "top_p": config.top_p} if config.temperature > 0 else {}
    return GenerationConfig(
        do_sample=config.temperature > 0,
        repetition_penalty=config.repetition_penalty,
        no_repeat_ngram_size=config.no_repeat_ngram_size,
        max_new_tokens=config.most_tokens,
        eos_token_id=ends,
        pad_token_id=pad,
        **drawn,
    )


class Generator:
    def __init__(self, model: Any, chat: Chat, config: GenerateConfig, seed: int) -> None:
        self._model = model.to(device()).eval()
        self._chat = chat
        self._batch = config.batch
        self._pad = chat.tokenizer.pad_token_id
        eos = chat.tokenizer.eos_token_id
        self._ends = list(dict.fromkeys([chat.end, *([] if eos is None else [eos])]))
        self._settings = generation(config, self._ends, self._pad)
        set_seed(seed)

    def answers(self, questions: list[list[Message]]) -> Iterator[Answer]:
        """In the order of the questions."""
        for start in range(0, len(questions), self._batch):
            yield from self._answer([self._chat.prompt_ids(one) for one in questions[start : start + self._batch]])

    @torch.no_grad()
    def _answer(self, prompts: list[list[int]]) -> Iterator[Answer]:
        width = max(map(len, prompts))
        ids = torch.tensor([[self._pad] * (width - len(one)) + one for one in prompts], device=device())
        mask = torch.tensor([[0] * (width - len(one)) + [1] * len(one) for one in prompts], device=device())
        written = self._model.generate(input_ids=ids, attention_mask=mask, generation_config=self._settings)
        for row in written[:, width:].tolist():
            end = next((at for at, token in enumerate(row) if token in self._ends), None)
            text = str(self._chat.tokenizer.decode(row[:end], skip_special_tokens=True))
            yield Answer(text, end is None, len(row) if end is None else end)
