#!/bin/sh
# SPDX-License-Identifier: MIT
# `make gradescope` makes a zip of setup.sh, run_autograder and the tree, changes that are not committed with it.  Its
# run_autograder writes results.json: points lost are no failure of it, what could not be graded is.  What is left when it
# is killed: forms.sh.
zip=$PWD/build/gradescope-test-$$.zip
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir" "$zip" made-by-$$' EXIT
fail() { echo "$1"; shift; cat "$@"; exit 1; }

: >made-by-$$
make -s gradescope LAB=01-hello TO="$zip" >"$dir/log" 2>&1 || fail 'no zip' "$dir/log"
rm made-by-$$
python3 -m zipfile -l "$zip" >"$dir/list" 2>/dev/null || unzip -l "$zip" >"$dir/list" || exit 77
for file in setup.sh run_autograder heddle/Makefile heddle/labs/01-hello/lab.yaml "heddle/made-by-$$"; do
	grep -qE "(^| )$file( |\$)" "$dir/list" || fail "$file is not in the zip" "$dir/log"
done
! grep -q 'heddle/build/\|heddle/labs/[^/]*/mine/' "$dir/list" || fail 'what belongs to this folder alone is in the zip' "$dir/list"

# as Gradescope lays it out, with this build in the place of the one that setup.sh makes
mkdir -p "$dir/source" "$dir/submission/user/bin"
ln -s "$PWD" "$dir/source/heddle"
run() { # LAB STATUS
	sed "s/@LAB@/$1/" grader/gradescope/run_autograder >"$dir/run_autograder"
	sh "$dir/run_autograder" >"$dir/log" 2>&1
	[ $? = "$2" ] || fail "$1: status is not $2" "$dir/log"
}
score() { # TOTAL
	grep -q "^ \"score\": $1," "$dir/results/results.json" || fail "the score is not $1" "$dir/results/results.json"
}
cp labs/01-hello/starter/user/bin/hello.c "$dir/submission/user/bin"
run 01-hello 0
score 0
rm -r "$dir/submission/user"
build/bin/heddle pack 01-hello --submission . -o "$dir/submission/01-hello.tar.gz" >"$dir/log" 2>&1 || fail 'not packed' "$dir/log"
run 01-hello 0
score 95	# all but part 0, which asks for a token
: >"$dir/submission/01-hello.tar.gz"
run 01-hello 1

