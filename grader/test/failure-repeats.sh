#!/bin/sh
# SPDX-License-Identifier: MIT
# A loss under seeds has a token: `heddle grade --token`, which the report prints, and `heddle replay` show the same again, with
# the same seed of the grading; mistyped, with another submission or with another test it is refused, and no score is given.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
cp lib/conc/lock.c "$dir/lib/conc/"
patch -s -d "$dir" -p1 <labs/05-mutex/wrong/if-for-while.patch || exit 1
heddle=build/bin/heddle

finding() {	# FILE
	sed -n '/^  expected/,/^  read/p' "$1"
}
says() {	# STATUS TEXT COMMAND...
	wanted=$1 text=$2
	shift 2
	"$@" >"$dir/said" 2>&1
	[ $? = "$wanted" ] && grep -q "$text" "$dir/said" || { echo "$*: not $wanted, $text:"; cat "$dir/said"; exit 1; }
}
$heddle grade 05-mutex forgets-nobody --seed 7 --submission "$dir" >"$dir/first" 2>&1
token=$(sed -n 's/^  again: .* --token \([^ ]*\).*/\1/p' "$dir/first")
[ -n "$token" ] || { echo 'no token:'; cat "$dir/first"; exit 1; }
for command in "grade 05-mutex forgets-nobody --submission $dir --token" replay; do
	says 1 "$token" $heddle $command "$token"
	finding "$dir/first" >"$dir/first.finding"
	finding "$dir/said" | cmp - "$dir/first.finding" || { cat "$dir/first" "$dir/said"; exit 1; }
done
mistyped=$(echo "$token" | sed 's/-g\(.\)/-g1\1/')
says 2 'mistyped' $heddle grade 05-mutex forgets-nobody --submission "$dir" --token "$mistyped"
says 2 'mistyped' $heddle replay "$mistyped"
says 2 'is the token of another' $heddle grade 05-mutex sleeps --submission "$dir" --token "$token"
says 2 'is the token of another' $heddle grade 05-mutex forgets-nobody --solution --token "$token"
says 2 'one test' $heddle grade 05-mutex --token "$token"
