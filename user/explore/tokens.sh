#!/bin/sh
# SPDX-License-Identifier: MIT
# tokens.sh [-n SCHEDULES] NAME...: explores each wrong program three times, from seeds 1, 5001 and 9001, and replays the token of each
# failure in fresh boots on one CPU and four, with and without a virtual clock: a line a token, "ok" if all four runs print
# the same bytes, and fail (the kernel's own report of a deadlock comes by another stream). Names stand for what begins like them.
cd "$(dirname "$0")/../.." || exit 2
count=300
[ "$1" != -n ] || { count=$2; shift 2; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
for word; do
	awk -v word="$word" '$1 == "wrong" && index($2, word) == 1 { print $2 }' user/explore/list
done | sort -u | while read -r name; do
	for seed in 1 5001 9001; do
		echo "echo '== $name-$seed $name'"
		echo "explore -n $count -s $seed /explore/$name </dev/null"
	done
done >"$dir/script"
build/bin/heddle run --initrd build/initrd-explore.cpio --add "$dir/script:/tmp/script" -- sh /tmp/script 2>/dev/null </dev/null |
	awk '/^== / { label = $2; name = $3 } /^explore: heddle replay / { print label, name, $4 }' >"$dir/tokens"
[ -s "$dir/tokens" ] || { echo "FAIL tokens.sh: no token"; exit 1; }

replay() {
	build/bin/heddle run "$@" --initrd build/initrd-explore.cpio -- explore -t "$token" "/explore/$name" 2>/dev/null </dev/null
	echo "status $?"
}
while read -r label name token; do
	replay --smp 1 >"$dir/first"
	said="ok $label"
	grep -q '^status 1$' "$dir/first" || said="FAIL $label: it does not fail again"
	for how in '--smp 4' --deterministic '--smp 4 --deterministic'; do
		replay $how >"$dir/now"
		cmp -s "$dir/first" "$dir/now" || said="FAIL $label: $token prints other bytes with $how"
	done
	echo "$said"
done <"$dir/tokens"
