#!/bin/sh
# SPDX-License-Identifier: MIT
# minimal.sh [-n SCHEDULES] wrong|NAME...: explores wrong programs of the corpus (user/explore/list), and then runs each
#   without one after the other of the choices that were told: "ok NAME: ..." or "FAIL NAME: ...", if it still fails the same
#   way, at the same places.
cd "$(dirname "$0")/../.." || exit 2
count=300
[ "$1" != -n ] || { count=$2; shift 2; }
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT

explore() { # SCRIPT: "HEAD<TAB>what failed and where<TAB>choices" of each run that fails; a head is "== HEAD"
	build/bin/heddle run --mem 256 --initrd build/initrd-explore.cpio --add "$1:/tmp/script" -- sh /tmp/script </dev/null 2>/dev/null |
	awk '
	function told(    first) {
		if (what != "" && places[2] != "" && places[2] < places[1]) {
			first = places[1]; places[1] = places[2]; places[2] = first
		}
		if (what != "")
			print head "\t" what " " places[1] " " places[2] "\t" choices
		what = choices = places[1] = places[2] = ""
		count = 0
	}
	/^== / { told(); head = substr($0, 4) }
	/^explore: (a data race|exit status [1-9]|everyone waits|it does not end)/ { what = $0 }
	/--choices / { choices = $0; gsub(/.*--choices .|.$/, "", choices) }
	/^explore: it gives up at |^explore:   thread / && match($0, /at [^ ]*:[0-9]+/) { places[++count] = substr($0, RSTART, RLENGTH) }
	END { told() }'
}

for word; do
	awk -v word="$word" '$1 == "wrong" && ($1 == word || $2 == word) { print $2 }' user/explore/list
done | while read -r name; do
	echo "echo '== $name'; explore -n $count /explore/$name </dev/null"
done >"$dir/script"
[ -s "$dir/script" ] || { echo "minimal.sh: nothing in the list is called $*" >&2; exit 2; }
explore "$dir/script" >"$dir/found"
awk -F'\t' '$3 != "none" {
	n = split($3, choices, ",")
	for (i = 1; i <= n; i++) {
		rest = ""
		for (j = 1; j <= n; j++)
			rest = rest (j == i ? "" : (rest == "" ? "" : ",") choices[j])
		printf "echo \"== %s %s\"; explore -c \"%s\" /explore/%s </dev/null\n", $1, choices[i], rest == "" ? "none" : rest, $1
	}
}' "$dir/found" >"$dir/script"
explore "$dir/script" >"$dir/without"
awk -F'\t' 'FNR == NR { how[$1] = $2; choices[$1] = $3; next }
	{ split($1, head, " ") }
	how[head[1]] == $2 { print "FAIL " head[1] ": " choices[head[1]] " fails the same way without " head[2]; failed[head[1]] = 1 }
	END {
		for (name in how)
			if (!failed[name])
				print "ok " name ": nothing can be left out of " choices[name]
	}' "$dir/found" "$dir/without" | sort | tee "$dir/verdicts"
! grep -q ^FAIL "$dir/verdicts"
