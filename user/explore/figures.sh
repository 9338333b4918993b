#!/bin/sh
# SPDX-License-Identifier: MIT
# figures.sh [-n RUNS] [-s SCHEDULES]: of each wrong program of the list, how many of RUNS plain runs on four CPUs fail
# (fewer are made of one that does not end), and which of SCHEDULES explored ones is the first to fail ("-": none).
cd "$(dirname "$0")/../.." || exit 2
runs=10000 schedules=10000
while getopts n:s: option; do
	case $option in
	n) runs=$OPTARG ;;
	s) schedules=$OPTARG ;;
	*) exit 2 ;;
	esac
done
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
wrong=$(awk '$1 == "wrong" { print $2 }' user/explore/list)
build/bin/heddle run --smp 4 --mem 256 --initrd build/initrd-explore.cpio -- \
	/explore/plain -n "$runs" $(for name in $wrong; do echo "/explore/$name"; done) >"$dir/plain" 2>"$dir/errors" </dev/null ||
	{ cat "$dir/errors"; exit 1; }
sh user/explore/run.sh -n "$schedules" wrong >"$dir/explored"
echo "# program: plain runs on four CPUs that fail, of how many; the schedule that fails first, of $schedules"
awk 'FNR == NR { plain[$1] = $2 " of " $3; next }
	{ sub(/:$/, "", $2); at = "-" }
	/ at schedule / { at = $0; sub(/.* at schedule /, "", at); sub(/,.*/, "", at) }
	{ printf "%-32s %14s %6s\n", $2, plain[$2], at }' "$dir/plain" "$dir/explored"
[ "$(wc -l <"$dir/plain")" -eq "$(echo "$wrong" | wc -l)" ]
