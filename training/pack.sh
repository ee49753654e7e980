#!/usr/bin/env bash
# Packs what a run on another machine needs beside the code: data, vocabulary, pretrained weights.
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
# The working tree travels with it, and 64 MiB is the most that a lent machine takes.
pack_bytes=$(du -sb "$pack" | cut -f1)
tree_bytes=$(cd .. && git ls-files -z | xargs -0 du -cb | tail -n 1 | cut -f1)
echo "$pack_bytes bytes in build/pack, $tree_bytes in the tree"
[ $((pack_bytes + tree_bytes)) -lt $((64 * 1024 * 1024)) ]
