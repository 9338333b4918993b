#!/bin/sh
# SPDX-License-Identifier: MIT
# same.sh [OTHERS]: 50 programs that print all that they can observe (user/explore/tools) write the same bytes as the first
# schedules of a boot and after OTHERS others, on one CPU and four, with and without a virtual clock, with more memory,
# and while the host is busy.
cd "$(dirname "$0")/../.." || exit 2
dir=$(mktemp -d) || exit 2
busy=
trap '[ -z "$busy" ] || kill $busy; rm -rf "$dir"' EXIT
look() {
	build/bin/heddle run "$@" --initrd build/initrd-explore.cpio -- /explore/same "$others" >"$dir/now" 2>"$dir/errors" </dev/null ||
		{ echo "with $*:"; grep FAIL "$dir/now"; cat "$dir/errors"; exit 1; }
	[ -e "$dir/first" ] || cp "$dir/now" "$dir/first"
	cmp "$dir/first" "$dir/now" || { echo "other bytes with $*"; diff "$dir/first" "$dir/now"; exit 1; }
}
others=${1:-50}
look --smp 1
look --smp 4 --mem 256
[ $# -gt 0 ] || others=0
look --deterministic --smp 4
(while :; do :; done) &
busy=$!
look --smp 4
[ "$(wc -l <"$dir/first")" -eq 50 ] && [ "$(sed 's/.*, //' "$dir/first" | sort -u | wc -l)" -eq 50 ]
