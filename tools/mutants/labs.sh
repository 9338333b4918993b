#!/bin/sh
# SPDX-License-Identifier: MIT
# labs.sh LAB [COUNT [FIRST]]: of COUNT (40) small changes to a lab's solution, which does its grading notice?  Each is
# handed in like a student's work and graded whole; whoever fails a test is killed.
#
# tools/mutants/explained names those that keep the contract, a line each: FILE: KIND: LINE # why.  They are not run.
# It is a failure when less than 95 of 100 of the others are killed, or when lab.yaml tells other numbers (power:), which
# reports repeat; those that survive are told.
set -u
cd "$(dirname "$0")/../.."
lab=$1
count=${2:-40}
n=${3:-0}
files=$(sh labs/files.sh "$lab")
mutant=build/mutants/$lab
killed=0 survived=0 same=0 broken=0
mkdir -p build/mutants

while [ "$n" -lt "$count" ]; do
	rm -rf "$mutant"
	# shellcheck disable=SC2086
	what=$(build/bin/mutate "$mutant" "$n" $files) || break	# there are no more
	n=$((n + 1))
	if grep -qF "$(printf '%s\n' "$what" | sed 's/:[0-9]*:/:/') #" tools/mutants/explained; then
		same=$((same + 1))
		continue
	fi
	for file in $files; do	# a file that is not handed in would come from the starter
		[ -e "$mutant/$file" ] || { mkdir -p "$mutant/$(dirname "$file")" && cp "$file" "$mutant/$file"; }
	done
	build/bin/heddle grade "$lab" --submission "$mutant" >"$mutant.out" 2>&1 </dev/null
	if ! grep -q '^  [okFAIL]* .*[0-9] of ' "$mutant.out"; then
		broken=$((broken + 1))
	elif grep '^  FAIL' "$mutant.out" | grep -qv ' part0 '; then
		killed=$((killed + 1))
	elif grep -q '^  fault' "$mutant.out"; then
		echo "cannot be graded: $what"
		broken=$((broken + 1))
	else
		survived=$((survived + 1))
		printf 'survives: %s\n' "$what"
	fi
done
[ $((killed * 100)) -ge $(((killed + survived) * 95)) ] && [ "$killed" -gt 0 ] && word=ok || word=FAIL
echo "$word $lab: $killed killed, $survived survive, $same keep the contract, $broken do not compile"
told=$(sed -n 's/^power: //p' "labs/$lab/lab.yaml")
[ "$count" != 40 ] || [ -z "$told" ] || [ "$told" = "$killed of $((killed + survived))" ] || echo "FAIL $lab: lab.yaml tells $told"
