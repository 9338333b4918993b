#!/bin/sh
# SPDX-License-Identifier: MIT
# gdb's `waits`: two processes that read from each other's pipe, their parent, and who
# could end what.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" cc --plain tools/heddle/test/deadlock-kinds.c -o "$dir/kinds" || exit 1
"$h" run --gdb --timeout 100 --add "$dir/kinds:/bin/kinds" -- kinds pipes </dev/null >"$dir/out" 2>&1 &
heddle=$!
SESSION=$heddle timeout 90 sh tools/gdb/attach.sh -batch -ex 'hbreak deadlocks_report' \
	-ex continue -ex waits -ex delete -ex detach >"$dir/gdb" 2>&1
wait
grep -q '^1:2 kinds waits for pipe [0-9]*: 1:3 kinds$' "$dir/gdb" &&
	grep -q '^1:3 kinds waits for pipe [0-9]*: 1:2 kinds$' "$dir/gdb" &&
	grep -q '^1:1 init waits for wait.*: 1:2 kinds$' "$dir/gdb" &&
	grep -q '^for ever: 1:1 init, 1:2 kinds, 1:3 kinds$' "$dir/gdb" && exit 0
echo "waits does not tell:"
cat "$dir/gdb" "$dir/out"
exit 1
