#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh [-n SCHEDULES] [-m SMP] [-v] wrong|right|NAME...: explores the programs of the corpus (user/explore/list), one
#   machine for all, and says for each: "ok NAME: ...", "FAIL NAME: why" or "skip NAME: why".
# A wrong one must fail as the list expects, a right one must not fail. One that needs three preemptions (two, in
# less than 10,000 schedules) or a timeout at the right moment is skipped if it is not found; without its file a name is not
# spoken of.
cd "$(dirname "$0")/../.." || exit 2
count=500 smp=1 verbose=
while getopts n:m:v option; do
	case $option in
	n) count=$OPTARG ;;
	m) smp=$OPTARG ;;
	v) verbose=1 ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT

for word; do
	awk -v word="$word" '($1 == "wrong" || $1 == "right") && ($1 == word || $2 == word) { print $1, $2, $3, $4 }' user/explore/list
done | while read -r kind name verdict preemptions; do
	[ -e "user/explore/$kind/$name.c" ] || continue
	[ "$kind" = wrong ] || verdict=none
	echo "$name $verdict ${preemptions:-0}" >>"$dir/names"
	echo "echo '== $name'"
	echo "explore -j $smp -n $count /explore/$name </dev/null"
done >"$dir/script"
[ -s "$dir/names" ] || { echo "run.sh: nothing in the list is called $*" >&2; exit 2; }

build/bin/heddle run --smp "$smp" --mem $((96 + 32 * smp)) --initrd build/initrd-explore.cpio --add "$dir/script:/tmp/script" -- sh /tmp/script \
	>"$dir/out" 2>"$dir/errors" </dev/null
status=$?
[ -z "$verbose" ] || cat "$dir/out" "$dir/errors"
awk -v status=$status -v count="$count" '
	function verdict(line) {
		if (line ~ /everyone waits/) return "deadlock"
		if (line ~ /does not end/) return "livelock"
		if (line ~ /data race/) return "race"
		if (line ~ /signal 6|exit status/) return "assert"
		if (line ~ /signal/) return "crash"
		return ""
	}
	FNR == NR { names[++n] = $1; expected[$1] = $2; needs[$1] = $3; next }
	/^== / { name = $2; next }
	/^explore: schedule [0-9]+ fails/ { first[name] = $3 }
	/^explore: / && found[name] == "" { found[name] = verdict($0) }
	/^explore: .*none fails/ { clean[name] = 1 }
	/--choices/ { choices[name] = $0 ~ /none/ ? 0 : split($0, parts, ">") - 1 }
	END {
		for (i = 1; i <= n; i++) {
			name = names[i]
			if (found[name] != "" && ("," expected[name] ",") ~ ("," found[name] ","))
				printf "ok %s: %s at schedule %s, %d choices left\n", name, found[name], first[name], choices[name]
			else if (found[name] != "") {
				printf "FAIL %s: %s, but %s was expected\n", name, found[name], expected[name]
				failed = 1
			} else if (clean[name] && expected[name] == "none")
				printf "ok %s: clean\n", name
			else if (clean[name] && (needs[name] ~ /t/ || needs[name] >= (count < 10000 ? 2 : 3)))
				printf "skip %s: not found; it needs %s preemptions, and more schedules\n", name, needs[name]
			else {
				printf "FAIL %s: %s\n", name, clean[name] ? "not found" : "it could not be explored"
				failed = 1
			}
		}
		exit failed
	}' "$dir/names" "$dir/out"
