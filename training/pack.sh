#!/usr/bin/env bash
# Packs what a run on another machine needs beside the code: data, vocabulary, pretrained weights (under 64 MB).
# usage: training/pack.sh DATA VOCABULARY JAR   (after steps 1 to 3 of training/README.md)
set -euo pipefail
usage="usage: training/pack.sh DATA VOCABULARY JAR"
data=$(realpath "${1:?$usage}")
vocabulary=$(realpath "${2:?$usage}")
jar=$(realpath "${3:?$usage}")
cd "$(dirname "$0")"
pack=../build/pack
python=${PYTHON:-python3}
rm -rf "$pack"
mkdir -p "$pack"
cp "$vocabulary" "$pack/vocabulary.json"
cp "$data/schemas.json" "$pack/"
"$python" -m chinchilla.model.pretrained --jar "$jar" --vocabulary "$vocabulary" --out "$pack/pretrained.pt"
for split in train valid; do
  "$python" -m chinchilla.data.compact "$data/$split.jsonl" | xz -T0 -9 -c >"$pack/$split.jsonl.xz"
done
bytes=$(du -sb "$pack" | cut -f1)
echo "$bytes bytes in build/pack"
[ "$bytes" -lt 64000000 ]
