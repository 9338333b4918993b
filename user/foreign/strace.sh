#!/bin/sh
# SPDX-License-Identifier: MIT
# strace.sh NAME: runs user/foreign/strace/NAME.c here under Debian's strace -f, and on Heddle by
# `heddle run --strace -f`: the same binary, so what both say of it must be the same (strace.awk says but for
# what).
set -eu
cd "$(dirname "$0")/../.."
command -v strace >/dev/null || { echo "strace is missing: make deps installs it"; exit 1; }
strace -o /dev/null true 2>/dev/null || { echo "strace may not trace here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build/bin/heddle cc --plain "user/foreign/strace/$1.c" -o "$work/$1"

here=0 there=0
(
	exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
	mkdir "$work/bin" && cp "$work/$1" "$work/bin"
	timeout -s KILL 60 strace -f -o "$work/here" "$work/$1" </dev/null >/dev/null
) || here=$?
build/bin/heddle run --deterministic --timeout 60 --strace="$work/there" -f --add "$work/$1:$work/$1" -- "$work/$1" \
	</dev/null >/dev/null || there=$?
[ $here = $there ] || { echo "status $here on Linux, $there on Heddle"; exit 1; }
for side in here there; do
	awk -f user/foreign/strace.awk "$work/$side" >"$work/$side.text"
done
diff -u --label linux "$work/here.text" --label heddle "$work/there.text"
