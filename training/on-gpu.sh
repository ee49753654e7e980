#!/usr/bin/env bash
# One command for a machine with a GPU: pretrains, trains, and leaves the weights in files of less than 16 MB.
# usage: training/on-gpu.sh OUT PRETRAIN_MINUTES TRAIN_MINUTES [FLAGS OF TRAIN]
# Run again after an interruption it goes on from the checkpoints in OUT/work. Put the parts together:
# cat OUT/weights.* | xz -d > checkpoint.pt
set -euo pipefail
cd "$(dirname "$0")"
out=$(realpath -m "${1:?usage: on-gpu.sh OUT PRETRAIN_MINUTES TRAIN_MINUTES}")
work=$out/work
python=${PYTHON:-python3}
mkdir -p "$work/data"
for split in train valid; do
  [ -f "$work/data/$split.jsonl" ] || xz -d -c "../build/pack/$split.jsonl.xz" >"$work/data/$split.jsonl"
done
cp ../build/pack/schemas.json "$work/data/"
common=(--data "$work/data" --vocabulary ../build/pack/vocabulary.json)
"$python" -m chinchilla.pretrain "${common[@]}" --plain ../build/pack/plain_text.txt.xz \
  --out "$work" --minutes "$2" --rows 512
"$python" -m chinchilla.train "${common[@]}" --out "$work/run" --init "$work/pretrained.pt" \
  --minutes "$3" --units 16384 "${@:4}"
cp "$work/run/log.jsonl" "$out/"
"$python" - "$work/run/checkpoint.pt" "$work/weights.pt" <<'PYTHON'
import sys
import torch

state = torch.load(sys.argv[1], map_location="cpu")
half = {name: value.half() for name, value in state["average"].items()}
torch.save({"config": state["config"], "average": half, "step": state["step"], "seconds": state["seconds"]}, sys.argv[2])
PYTHON
rm -f "$out"/weights.*
xz -T0 -c "$work/weights.pt" | split -b 15000000 - "$out/weights."
ls -l "$out"
