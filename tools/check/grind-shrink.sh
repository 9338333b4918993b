#!/bin/sh
# SPDX-License-Identifier: MIT
# grind-shrink.sh SEED [CALLS [OPTION...]]: a sequence of `grind -g` that ends in
# a panic, or fails otherwise, is run again and again with fewer calls, each time
# in a machine of its own under virtual time, until no call can be left out.
# OPTIONs are for `heddle run`: --kernel build/variant/kasan/kernel.elf, --smp 4.
set -eu
cd "$(dirname "$0")/../.."
seed=$1
calls=${2:-120}
[ $# -lt 2 ] && shift || shift 2
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# fails CALL...: does the sequence of these calls still fail?
fails() {
	[ $# -gt 0 ] || return 1
	words=$(echo "$*" | tr ' ' ,)
	# shellcheck disable=SC2086
	! build/bin/heddle run --deterministic --timeout 600 $options -- grind -g -s "$seed" -l "$words" </dev/null >"$log" 2>&1
}
options=$*
all=$(seq 0 $((calls - 1)))
# shellcheck disable=SC2086
fails $all || { echo "grind-shrink: the sequence of seed $seed does not fail under --deterministic $options"; exit 1; }
size=$((calls / 2))
while [ $size -gt 0 ]; do
	start=0
	while less=$(echo $all | awk -v s=$start -v n=$size '{ if (s >= NF) exit 1; for (i = 1; i <= NF; i++) if (i <= s || i > s + n) printf "%s ", $i }'); do
		# shellcheck disable=SC2086
		if fails $less; then
			all=$less
		else
			start=$((start + size))
		fi
	done
	size=$((size / 2))
done
# shellcheck disable=SC2086
fails $all
grep -E '^grind: |panic' "$log"
echo "again with: build/bin/heddle run --deterministic $options -- grind -g -s $seed -l $(echo $all | tr ' ' ,)"
