#!/bin/sh
# SPDX-License-Identifier: MIT
# A file that --add brings, of whatever length and after others, begins on a page of memory: the kernel maps it where it
# lies.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
echo small >"$dir/small"
seq 1 30001 >"$dir/large"
seq 1 40000 >"$dir/last"
run() {
	build/bin/heddle run --initrd build/initrd-tests.cpio --add "$dir/small:/small" --add "$dir/large:/large" \
		--add "$dir/last:/last" -- "$@" </dev/null
}
for file in /large /last; do
	run /tests/memory-of-an-initrd-file-costs-no-frames $file || exit 1
done
run cat /small /large /last >"$dir/got" && cat "$dir/small" "$dir/large" "$dir/last" | cmp - "$dir/got"
