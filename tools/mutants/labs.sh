#!/bin/sh
# SPDX-License-Identifier: MIT
# labs.sh LAB [COUNT [FIRST]]: of COUNT (40) small changes to a lab's solution, which does its grading notice?  Each is
# handed in like a student's work and graded until it fails a test, which kills it.
#
# tools/mutants/explained names those that keep the contract, a line each: FILE: KIND: LINE # why.  They are not run.  Nor
# are changes to what the handout does not ask for, FILE: in FUNCTION # why, which are not among the COUNT either.
# It is a failure when less than 95 of 100 of the others are killed, or when lab.yaml tells other numbers (power:), which
# reports repeat; those that survive are told.
set -u
cd "$(dirname "$0")/../.."
lab=$1
count=${2:-40}
n=${3:-0}
files=$(sh labs/files.sh "$lab")
mutant=build/mutants/$lab
killed=0 survived=0 same=0 broken=0 beyond=0
mkdir -p build/mutants

# Is there such a line?
explained() { grep -qF "$1 #" tools/mutants/explained; }

# function_at FILE LINE: the function that it lies in.
function_at() { awk -v line="$2" 'NR > line { exit } /^[a-z_0-9]+\(/ { name = $0 } END { sub(/\(.*/, "", name); print name }' "$1"; }

while [ $((n - beyond)) -lt "$count" ]; do
	rm -rf "$mutant"
	# shellcheck disable=SC2086
	what=$(build/bin/mutate "$mutant" "$n" $files) || break	# there are no more
	n=$((n + 1))
	file=${what%%:*} line=${what#*:}
	if explained "$file: in $(function_at "$file" "${line%%:*}")"; then
		beyond=$((beyond + 1))
		continue
	elif explained "$(printf '%s\n' "$what" | sed 's/:[0-9]*:/:/')"; then
		same=$((same + 1))
		continue
	fi
	for file in $files; do	# a file that is not handed in would come from the starter
		[ -e "$mutant/$file" ] || { mkdir -p "$mutant/$(dirname "$file")" && cp "$file" "$mutant/$file"; }
	done
	build/bin/heddle grade "$lab" --submission "$mutant" --until-lost >"$mutant.out" 2>&1 </dev/null
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
echo "$word $lab: $killed killed, $survived survive, $same keep the contract, $beyond beyond it, $broken do not compile"
told=$(sed -n 's/^power: //p' "labs/$lab/lab.yaml")
[ "$count" != 40 ] || [ -z "$told" ] || [ "$told" = "$killed of $((killed + survived))" ] || echo "FAIL $lab: lab.yaml tells $told"
