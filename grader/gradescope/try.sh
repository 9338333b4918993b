#!/bin/sh
# SPDX-License-Identifier: MIT
# try.sh set-up|LAB: is the zip enough?  `set-up` unpacks it and runs setup.sh; LAB then grades there, as confined.sh
# confines: the solution, packed, passes all tests, a wrong answer loses some, each in less than five minutes.  In
# build/gradescope.  Status 77: nobody may confine here.
there=$PWD/build/gradescope
fail() { echo "$1"; cat "$2"; exit 1; }

if [ "$1" = set-up ]; then
	rm -rf "$there"
	mkdir -p "$there/source"
	sh grader/gradescope/make.sh 01-hello "$there/autograder.zip" || exit 1
	(cd "$there/source" && { unzip -q ../autograder.zip || python3 -m zipfile -e ../autograder.zip .; } && bash setup.sh) || exit 1
	exit
fi

lab=$1
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
ln -s "$there/source" "$dir/source"
sed "s/grade 01-hello/grade $lab/" "$there/source/run_autograder" >"$dir/run_autograder"
run() { # WHAT VERDICT: status 0, a score as it should be, in time
	rm -rf "$dir/results"
	began=$(date +%s)
	sh grader/gradescope/confined.sh sh "$dir/run_autograder" >"$dir/log" 2>&1
	status=$? took=$(($(date +%s) - began))
	[ $status != 77 ] || exit 77
	[ $status = 0 ] || fail "$lab, $1: status $status" "$dir/log"
	grep -o '^score: [0-9]* of [0-9]*$' "$dir/log" >"$dir/score" || fail "$lab, $1: no score" "$dir/log"
	read -r _ got _ of <"$dir/score"
	case $2 in
	full) ! grep '^  FAIL' "$dir/log" | grep -qv part0 ;;	# which asks for a token
	lost) [ "$got" -lt "$of" ] ;;
	esac || fail "$lab, $1: $got of $of" "$dir/log"
	grep -q "^ \"score\": $got,\$" "$dir/results/results.json" || fail 'results.json has another score' "$dir/results/results.json"
	[ $took -lt 300 ] || fail "$lab, $1: $took s" "$dir/log"
	echo "$lab, $1: $got of $of in $took s"
}

mkdir "$dir/submission"
build/bin/heddle pack "$lab" --submission . -o "$dir/submission/$lab.tar.gz" >/dev/null || exit 1
run 'the solution' full

rm "$dir/submission/"*
files=$(sh labs/files.sh "$lab")
tar -cf - $files | tar -xf - -C "$dir/submission"
wrong=$(ls "labs/$lab/wrong" | head -1)
patch -s -d "$dir/submission" -p1 <"labs/$lab/wrong/$wrong" || exit 1
run "$wrong" lost
