#!/bin/sh
# SPDX-License-Identifier: MIT
# run --strace: to stderr or into a file, without a byte on stdout and with the program's status; children only
# with -f; a deterministic run has the same text each time; without PROGRAM the shell is traced.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

wrong() { echo "$1"; cat "$dir/$2"; exit 1; }

# A pipe, so that the shell forks.
run() {
	"$h" run --deterministic "$@" -- sh -c 'echo a | cat; exit 4' </dev/null >"$dir/out" 2>"$dir/err"
	status=$?
	[ $status = 4 ] && [ "$(cat "$dir/out")" = a ] || wrong "status $status, expected 4 and an a:" err
}

run --strace
grep -q '^execve("/bin/sh", \["sh", "-c", ' "$dir/err" || wrong "no execve on stderr:" err
grep -q '^+++ exited with 4 +++$' "$dir/err" || wrong "no end on stderr:" err
grep -q 'write(1, "a\\n", 2)' "$dir/err" && wrong "a child is traced without -f:" err

for n in 1 2; do
	run --strace="$dir/calls.$n" -f
	[ -s "$dir/err" ] && wrong "with a file, there is something on stderr:" err
done
grep -q '^[0-9]*  *write(1, "a\\n", 2) * = 2$' "$dir/calls.1" || wrong "a child is not traced with -f:" calls.1
[ "$(grep -c '+++ exited with' "$dir/calls.1")" = 3 ] || wrong "not three processes:" calls.1
cmp "$dir/calls.1" "$dir/calls.2" || exit 1

echo exit | "$h" run --strace="$dir/calls" >"$dir/out" 2>"$dir/err" || wrong "the shell failed:" err
grep -q '^execve("/bin/sh", ' "$dir/calls" || wrong "the shell is not traced:" calls
