"""Labels stand on the answers alone; what cannot be used is told with file and line."""

import dataclasses
import json
from pathlib import Path

import pytest
from transformers import AutoTokenizer

from llm.chat import IGNORED, Chat, load_tokenizer
from llm.config import Config, DataConfig, ModelConfig, load_config
from llm.data import Collator, encode
from llm.errors import InputError
from llm.generate import generation
from llm.records import compact, read_records
from llm.train import _arguments, _check_same
from tiny import write_config, write_lines

EXAMPLE = Path(__file__).parents[1] / "example.toml"


def chat_of(base: Path) -> Chat:
    return Chat(load_tokenizer(str(base)), ModelConfig(str(base)))


def messages(question: str, answer: str) -> dict:
    return {"id": "1", "messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}


def test_decoded_labels_are_the_answers(tmp_path: Path, base: Path, rows: list[dict]) -> None:
    data = DataConfig([str(write_lines(tmp_path / "a.jsonl", rows))], form="chinchilla")
    records = read_records(data.train, data)
    chat = chat_of(base)
    encoded = encode(records, chat, 512, None)
    batch = Collator(chat.tokenizer.pad_token_id)(encoded.items)
    assert len(records) == 200
    for record, ids, labels, mask in zip(records, batch["input_ids"], batch["labels"], batch["attention_mask"], strict=True):
        learned = labels != IGNORED
        assert chat.tokenizer.decode(labels[learned]) == record.answer + "<|im_end|>"
        assert bool((ids[learned] == labels[learned]).all())
        whole = chat.tokenizer.decode(ids[mask.bool()])
        assert whole == chat.prompt(record.question) + record.answer + "<|im_end|>"
        assert chat.tokenizer.decode(ids[mask.bool() & ~learned]) == chat.prompt(record.question)


def test_three_forms_have_the_same_question_and_answer(tmp_path: Path, rows: list[dict]) -> None:
    question, answer = f"{rows[0]['instruction']}\n{compact(rows[0]['schema'])}\n{rows[0]['input']}", compact(rows[0]["output"])
    shared = {"conversations": [{"from": "human", "value": question}, {"from": "gpt", "value": answer}]}
    forms = {"chinchilla": rows[0], "chatml": messages(question, answer), "sharegpt": shared}
    read = []
    for form, row in forms.items():
        file = str(write_lines(tmp_path / f"{form}.jsonl", [row]))
        read += read_records([file], DataConfig([file], form=form))
    assert {(record.question[0]["content"], record.answer) for record in read} == {(question, answer)}


def test_bad_records_are_told_with_file_and_line(tmp_path: Path) -> None:
    no_answer = {"messages": [{"role": "user", "content": "问"}]}
    file = write_lines(tmp_path / "bad.jsonl", [messages("问", "答"), no_answer, {"text": "别的形式"}, messages("问", " ")])
    with file.open("a", encoding="utf-8") as end:
        end.write('{"cut')
    data = DataConfig([str(file)], form="chatml")
    with pytest.raises(InputError) as told:
        read_records(data.train, data)
    lines = str(told.value).splitlines()
    assert lines[0] == f"{file}:2: the record has no answer"
    assert lines[1].startswith(f'{file}:3: not of the form chatml: "messages" is missing')
    assert [line.split(": ")[0] for line in lines[2:4]] == [f"{file}:4", f"{file}:5"]
    assert lines[4].startswith("4 records cannot be used")
    said: list[str] = []
    kept = read_records(data.train, dataclasses.replace(data, bad_records="skip"), said.append)
    assert [record.place for record in kept] == [f"{file}:1"]
    assert "4 records were left out, 1 are used" in said[0]


def test_long_records_are_counted_and_listed(tmp_path: Path, base: Path) -> None:
    file = write_lines(tmp_path / "long.jsonl", [messages("问", "答"), messages("问" * 300, "答")])
    data = DataConfig([str(file)], form="chatml")
    said: list[str] = []
    encoded = encode(read_records(data.train, data), chat_of(base), 100, tmp_path / "left.jsonl", said.append)
    assert len(encoded) == 1
    assert said[0].startswith(f"{file}:2: ") and said[1] == "1 of 2 records are too long and were left out"
    assert json.loads((tmp_path / "left.jsonl").read_text("utf-8"))["place"] == f"{file}:2"
    with pytest.raises(InputError, match="no record fits"):
        encode(read_records(data.train, data), chat_of(base), 2, None, said.append)


def test_a_model_needs_a_chat_template_that_keeps_the_answer(tmp_path: Path, base: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(str(base))
    tokenizer.chat_template = None
    tokenizer.save_pretrained(str(tmp_path / "plain"))
    (tmp_path / "plain" / "chat_template.jinja").unlink(missing_ok=True)
    with pytest.raises(InputError, match=r"plain/tokenizer_config.json: the tokenizer has no chat template"):
        load_tokenizer(str(tmp_path / "plain"))
    changing = load_tokenizer(str(base))
    changing.chat_template = changing.chat_template.replace("message['content'] }}", "message['content'] | upper }}")
    with pytest.raises(InputError, match=":7: the chat template changes the answer"):
        Chat(changing, ModelConfig(str(base))).answer_ids([{"role": "user", "content": "q"}], "a", "file:7")
    with pytest.raises(InputError, match="no tokenizer that can be read"):
        load_tokenizer(str(tmp_path))


def test_a_template_that_thinks_is_masked_too(base: Path) -> None:
    tokenizer = load_tokenizer(str(base))
    think = "{% if add_generation_prompt %}<|im_start|>assistant\n{% if enable_thinking is false %}<think>\n\n</think>\n\n"
    tokenizer.chat_template = (
        "{% for m in messages %}<|im_start|>{{ m.role }}\n{% if loop.last and m.role == 'assistant' %}<think>\n\n</think>\n\n"
        "{% endif %}{{ m.content }}<|im_end|>\n{% endfor %}" + think + "{% endif %}{% endif %}"
    )
    chat = Chat(tokenizer, ModelConfig(str(base), chat_options={"enable_thinking": False}))
    assert tokenizer.decode(chat.answer_ids([{"role": "user", "content": "问"}], "答", "")) == "答<|im_end|>"


def test_the_example_is_read_and_faults_are_named(tmp_path: Path) -> None:
    example = load_config(EXAMPLE)
    assert example.model.base.startswith("Qwen/") and Path(example.out).is_absolute()
    for written, name in (("[lora]\nrnak = 3", "rnak"), ("seed = 'one'", "seed"), ("[train]\nkeep = 1", "keep")):
        (tmp_path / "bad.toml").write_text(
            f'{"" if written[0] == "[" else written}\nout = "o"\n[model]\nbase = "b"\n[data]\ntrain = []\n'
            f"{written if written[0] == '[' else ''}",
            encoding="utf-8",
        )
        with pytest.raises(InputError, match=rf"bad\.toml: .*{name}"):
            load_config(tmp_path / "bad.toml")


def test_a_run_does_not_go_on_with_other_settings(tmp_path: Path, base: Path) -> None:
    config: Config = load_config(write_config(tmp_path, base, []))
    alone = _arguments(config, tmp_path)
    _check_same(config, tmp_path, alone)
    checkpoint = tmp_path / "checkpoint-5"
    checkpoint.mkdir()
    for name in ("adapter_model.safetensors", "optimizer.pt", "scheduler.pt", "trainer_state.json"):
        (checkpoint / name).write_text("{}", encoding="utf-8")
    _check_same(config, tmp_path, alone)
    with pytest.raises(InputError, match=r"other settings \(seed\)"):
        _check_same(dataclasses.replace(config, seed=2), tmp_path, alone)


def test_temperature_zero_is_greedy() -> None:
    greedy = load_config(EXAMPLE).generate
    assert not generation(greedy, [1], 0).do_sample
    drawn = generation(dataclasses.replace(greedy, temperature=0.7, top_p=0.9), [1], 0)
    assert (drawn.do_sample, drawn.temperature, drawn.top_p) == (True, 0.7, 0.9)
