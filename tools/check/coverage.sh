#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage.sh [GOAL]: runs what tests the kernel on a kernel that counts lines
# (kernel/coverage), and prints per floor how many of them ran and which
# functions never did.  A floor below GOAL percent (default 90) fails.
set -eu
cd "$(dirname "$0")/../.."
goal=${1:-90}
folder=build/variant/gcov
counts=$folder/counts
rm -rf "$counts"
mkdir -p "$counts"
: >"$counts/empty"
find $folder/obj -name '*.gcda' -delete

# count LABEL WORD...: one run; its counts are added to $counts/all.
count() {
	label=$1
	shift
	echo "coverage: $label" >&2
	build/bin/heddle run --log "$counts/log" "$@" >"$counts/$label.out" 2>/dev/null || true
	build/bin/mkgcda "$counts/one" <"$counts/log" || { echo "FAIL $label: no counts"; exit 1; }
	if [ -d "$counts/all" ]; then
		gcov-tool merge "$counts/all" "$counts/one" -o "$counts/sum" 2>/dev/null
		rm -rf "$counts/all" "$counts/one"
		mv "$counts/sum" "$counts/all"
	else
		mv "$counts/one" "$counts/all"
	fi
}
tests="--kernel $folder/kernel.elf --initrd build/initrd-tests.cpio"
inside="--kernel $folder/kernel-test.elf"
# shellcheck disable=SC2086
{
	exec </dev/null
	count inside $inside --cmdline 'ktest=*'
	count inside-4cpus --smp 4 $inside --cmdline 'ktest=*'
	count 1cpu $tests -- testall
	count 4cpus --smp 4 $tests -- testall
	count virtual --deterministic $tests -- testall
	count grind --smp 2 $tests -- grind -s 1 -n 20000
	count grammar --smp 4 $tests -- grind -g -s 1 -n 20
	(echo echo live; sleep 1; echo cat; sleep 1; echo more) | count live --trace "$counts/trace" $tests -- sh
	count panic --kernel $folder/kernel.elf --initrd "$counts/empty" -- none
	for lesson in user/lessons/*.c; do
		lesson=$(basename "$lesson" .c)
		count "$lesson" $tests --timeout 20 -- "$lesson"
	done
}
cp -r "$counts/all/." $folder/obj

# The lines of a .c file are in one object only; functions of headers, in many, are not listed.
find $folder/obj/k/kernel -name '*.gcda' ! -path '*/test/*' | sort | while read -r gcda; do
	source=${gcda#"$folder/obj/k/"}
	echo "source ${source%.gcda} $(sed -n 's/^\([a-z_0-9]*\)(.*/\1/p' "${source%.gcda}" | tr '\n' ' ')"
	gcov -n -f -o "$(dirname "$gcda")" "$gcda" 2>/dev/null
done | awk -v goal="$goal" -f tools/check/coverage.awk
