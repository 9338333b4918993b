#!/bin/sh
# SPDX-License-Identifier: MIT
# In a student's tree: it builds and passes its own check; starters have no point and our solutions, written into mine/,
# full marks; the token of a loss under our grader is the same loss there; USE=mine and MINE=1 run on them.
fail() { echo "$*"; exit 1; }
ours=$PWD
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
sh tools/handout/make.sh "$dir/tree" >"$dir/out" 2>&1 || fail "$(cat "$dir/out")"
cd "$dir/tree" || exit 1
make -s >"$dir/out" 2>&1 || fail "it does not build: $(tail -n 20 "$dir/out")"
make -s check >"$dir/out" 2>&1 || fail "its own check: $(grep -A 20 FAIL "$dir/out")"
make -s DEBUG=1 B=build/debug build/debug/kernel.elf >"$dir/out" 2>&1 || fail "no kernel for debugging: $(tail "$dir/out")"

for lab in 05-mutex 10-queue; do
	make -s start LAB=$lab >/dev/null
	make -s grade LAB=$lab >"$dir/out" 2>&1
	[ $? = 2 ] || grep -q '^score: 0 of' "$dir/out" || fail "the starter of $lab: $(cat "$dir/out")"
	for file in $(cd "labs/$lab/mine" && find . -name '*.c'); do cp "$ours/$file" "labs/$lab/mine/$file"; done
	make -s grade LAB=$lab >"$dir/out" 2>&1
	! grep -q FAIL "$dir/out" || grep -q 'FAIL  part0' "$dir/out" || fail "the solution of $lab: $(cat "$dir/out")"
done
mkdir -p "$dir/wrong/lib/conc"
cp "$ours/lib/conc/lock.c" "$dir/wrong/lib/conc"
patch -s -d "$dir/wrong" -p1 <"$ours/labs/05-mutex/wrong/if-for-while.patch" || exit 1
token=$("$ours/build/bin/heddle" grade 05-mutex forgets-nobody --submission "$dir/wrong" | sed -n 's/.* --token \([^ ]*\).*/\1/p')
build/bin/heddle grade 05-mutex forgets-nobody --submission "$dir/wrong" --token "$token" >"$dir/out" 2>&1
grep -q FAIL "$dir/out" || fail "our token $token: $(cat "$dir/out")"
make -s lab LAB=10-queue USE=mine >"$dir/out" 2>&1 </dev/null || fail "USE=mine: $(tail "$dir/out")"
grep -q 'with your labs/05-mutex/mine' "$dir/out" || fail "USE=mine does not use the lock: $(head "$dir/out")"
echo 'hello; exit' | make -s run MINE=1 >"$dir/out" 2>&1
grep -q 'Hello, world!' "$dir/out" || fail "MINE=1: $(cat "$dir/out")"
git add -A && git -c user.name=x -c user.email=x@y commit -qm mine && git ls-files | grep -q '^labs/05-mutex/mine/' || fail 'mine/ is not in the repository'
