#!/bin/sh
# SPDX-License-Identifier: MIT
# A broken lab.yaml: status 2, with line and column of the mistake.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/labs/broken"
sed 's/^version: 1/version: one/' labs/05-mutex/lab.yaml >"$dir/labs/broken/lab.yaml"
line=$(grep -n '^version: one' "$dir/labs/broken/lab.yaml" | cut -d: -f1)
out=$(HEDDLE_ROOT=$dir build/bin/heddle grade broken --solution 2>&1)
[ $? = 2 ] || { echo "status is not 2: $out"; exit 1; }
case $out in
*"line: $line, column: "*) ;;
*) echo "no line $line with its column: $out"; exit 1 ;;
esac
printf 'title: "no end\nversion: 1\n' >"$dir/labs/broken/lab.yaml"
out=$(HEDDLE_ROOT=$dir build/bin/heddle grade broken --solution 2>&1)
[ $? = 2 ] || { echo "not YAML: status is not 2: $out"; exit 1; }
