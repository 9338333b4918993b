#!/bin/sh
# SPDX-License-Identifier: MIT
# Before the kernel's first instructions gdb's commands say that there is nothing to be seen yet, and what to do.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
"$h" run --gdb --timeout 100 -- true </dev/null >"$dir/out" 2>&1 &
heddle=$!
until [ -e "build/run/$heddle/gdb.sock" ] || ! kill -0 "$heddle"; do
	sleep 0.1
done
for command in threads waits runqueues locks; do
	echo "$command"
done >"$dir/commands"
SESSION=$heddle timeout 90 sh tools/gdb/attach.sh <"$dir/commands" >"$dir/gdb" 2>&1
kill "$heddle"
wait
grep -q 'Python' "$dir/gdb" || [ "$(grep -c 'has not begun yet: continue' "$dir/gdb")" -ne 4 ] || exit 0
cat "$dir/gdb" "$dir/out"
exit 1
