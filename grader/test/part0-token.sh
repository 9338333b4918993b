#!/bin/sh
# SPDX-License-Identifier: MIT
# Part 0: the token that the explorer prints for the broken object is worth its points; one that is missing, mistyped, of
# another object, or of a schedule that breaks nothing is told why not.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
cp lib/conc/lock.c "$dir/lib/conc/"
token() { build/bin/heddle explore --no-races "$@" </dev/null | sed -n 's/^explore: heddle replay //p'; }
grade() { # STATUS PATTERN [TOKEN]
	[ -z "$3" ] || echo "$3" >"$dir/part0.token"
	build/bin/heddle grade 05-mutex part0 --submission "$dir" >"$dir/out" 2>&1
	[ $? = "$1" ] && tr -s ' \n' ' ' <"$dir/out" | grep -q "$2" || { echo "$3, wanted $2:"; cat "$dir/out"; exit 1; }
}
good=$(token -- build/labs/05-mutex/part0/broken)
grade 1 'seen: no token'
grade 0 'score: 5 of 5' "heddle replay $good"
grade 1 'is mistyped' "${good%?}z"
grade 1 'is a token of another program' "$(token --choices 4@5\>5 -- build/labs/10-queue/part0/broken)"
grade 1 'another end: exit status 0' "$(token --choices none -- build/labs/05-mutex/part0/broken)"
