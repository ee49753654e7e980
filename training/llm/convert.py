"""The merged model for the page, with the tools of MLC: `python -m llm.convert --config FILE`."""

import argparse
import importlib.util
import shlex
import subprocess
import sys
from pathlib import Path

from llm.config import Config, load_config
from llm.errors import InputError, run_command

# Of the folder that "a model of one's own" takes; a tokenizer and params_shard_N.bin lie beside them.
LIBRARY = "model.wasm"
NEEDED = ("mlc-chat-config.json", "tensor-cache.json", LIBRARY)
TOKENIZERS = ("tokenizer.json", "tokenizer.model")


def commands(config: Config) -> list[list[str]]:
    """Weights, configuration and library, all into OUT/NAME."""
    convert = config.convert
    source, folder = str(config.merged), str(folder_of(config))
    program = [sys.executable, "-m", "mlc_llm"]
    sizes = [f"--context-window-size={convert.context}", f"--prefill-chunk-size={convert.prefill}"]
    number = ["--quantization", convert.quantization]
    return [
        [*program, "convert_weight", source, *number, "--output", folder],
        [*program, "gen_config", source, *number, "--conv-template", convert.conversation, *sizes, "--output", folder],
        [*program, "compile", f"{folder}/mlc-chat-config.json", "--device", "webgpu", "--output", f"{folder}/{LIBRARY}"],
    ]


def folder_of(config: Config) -> Path:
    return Path(config.out) / config.convert.name


def missing_files(folder: Path) -> list[str]:
    """What the page needs and the folder lacks."""
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if not any((folder / name).is_file() for name in TOKENIZERS):
        missing.append(" or ".join(TOKENIZERS))
    if not any(folder.glob("params_shard_*.bin")):
        missing.append("params_shard_0.bin")
    return missing


def write_script(config: Config) -> Path:
    """The commands as a file that can be run on another machine."""
    script = Path(config.out) / "convert.sh"
    lines = [shlex.join(["python", *command[1:]]) for command in commands(config)]
    script.write_text("\n".join(["#!/bin/sh", "set -e", *lines, ""]), encoding="utf-8")
    script.chmod(0o755)
    return script


def convert(config: Config) -> bool:
    """False where MLC's tools are not installed: the commands are written, and nothing was run."""
    if not (config.merged / "config.json").is_file():
        raise InputError(f"{config.merged}: no merged model is here. Run llm.merge first.")
    script = write_script(config)
    print(script.read_text(encoding="utf-8"))
    if importlib.util.find_spec("mlc_llm") is None:
        print(f"NOT RUN: mlc_llm is not installed here. The commands are in {script}.")
        return False
    folder_of(config).mkdir(parents=True, exist_ok=True)
    for command in commands(config):
        code = subprocess.run(command, check=False).returncode
        if code != 0:
            raise InputError(f"exit code {code}: {shlex.join(command)}")
    missing = missing_files(folder_of(config))
    if missing:
        raise InputError(f"{folder_of(config)}: the page needs what is not here: {', '.join(missing)}")
    print(f"{folder_of(config)}: serve this folder, and give its address to the page as a model of your own.")
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    convert(load_config(parser.parse_args().config))


if __name__ == "__main__":
    run_command(main)
