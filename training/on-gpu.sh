#!/usr/bin/env bash
# One command for a machine with a GPU: trains, prints scores, and leaves the weights in files of at most 15 MB.
# usage: training/on-gpu.sh OUT MINUTES [FLAGS OF TRAIN]   (build/pack of training/pack.sh must be there)
# MINUTES counts training steps; reading the data and the scores at the end take one or two more.
# Run again it goes on from the checkpoint in WORK (default: build/gpu), with MINUTES for all calls together.
# Put the parts together with: python -m chinchilla.run.parts join OUT checkpoint.pt
set -euo pipefail
cd "$(dirname "$0")"
usage="usage: on-gpu.sh OUT MINUTES [FLAGS OF TRAIN]"
out=$(realpath -m "${1:?$usage}")
minutes=${2:?$usage}
pack=$(realpath ../build/pack)
work=${WORK:-$(realpath -m ../build/gpu)}
python=${PYTHON:-python3}
export PYTHONUNBUFFERED=1
mkdir -p "$out" "$work/data"
for split in train valid; do
  [ -f "$work/data/$split.jsonl" ] || xz -T0 -d -c "$pack/$split.jsonl.xz" >"$work/data/$split.jsonl"
done
cp "$pack/schemas.json" "$work/data/"
"$python" -m chinchilla.train --data "$work/data" --vocabulary "$pack/vocabulary.json" \
  --pretrained "$pack/pretrained.pt" --out "$work/run" --minutes "$minutes" --characters 1e12 \
  --units 16384 --rate 1e-3 --workers 8 --save-every 120 --report-every 1000 --final-limit 400 "${@:3}"
cp "$work/run/log.jsonl" "$out/"
"$python" -m chinchilla.run.parts split "$work/run/checkpoint.pt" "$out"
ls -l "$out"
