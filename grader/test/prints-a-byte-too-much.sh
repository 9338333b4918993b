#!/bin/sh
# SPDX-License-Identifier: MIT
# What a world may print is counted in the guest, to the byte: a MiB is free, one more loses the test, at that seed.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
grade() {	# BYTES: to print
	{
		printf '#include <stdio.h>\n'
		sed '/^lock_init(/,/^}/s/^{/{\n    static int said;\n    for (int i = said; i < '"$1"'; i++)\n        putchar(120);\n    said = '"$1"';/' \
			lib/conc/lock.c
	} >"$dir/lib/conc/lock.c"
	out=$(build/bin/heddle grade 05-mutex states --submission "$dir" 2>&1)
}
grade 1048576
[ $? = 0 ] || { echo "a MiB is too much: $out"; exit 1; }
grade 1048577
case $out in
*"FAIL  states"*"at seed 1"*"it printed more than 1 MiB"*) ;;
*) echo "a byte more is not: $out"; exit 1 ;;
esac
