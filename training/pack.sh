#!/usr/bin/env bash
# Packs what a run on another machine needs beside the code: data, vocabulary, unlabelled text (under 64 MB).
# usage: training/pack.sh CORPORA   (after steps 1 and 2 of training/README.md)
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${1:?usage: training/pack.sh CORPORA}
mkdir -p build/pack
cp build/data/schemas.json build/vocabulary.json "$corpora/plain_text.txt.xz" build/pack/
for split in train valid; do
  xz -T0 -6 -c "build/data/$split.jsonl" >"build/pack/$split.jsonl.xz"
done
bytes=$(du -sb build/pack | cut -f1)
echo "$bytes bytes in build/pack"
[ "$bytes" -lt 64000000 ]
