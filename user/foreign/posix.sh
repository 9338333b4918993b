#!/bin/sh
# SPDX-License-Identifier: MIT
# posix.sh [NAME]...: runs the programs of user/foreign/posix, built once with
# musl, here and on Heddle; a line a program, with what differs.
set -eu
cd "$(dirname "$0")/../.."
build=build/foreign
needs=$(. user/foreign/needs.sh) || { echo "skip posix: $needs"; exit 0; }
[ "${1-}" ] || set --
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build/bin/heddle run --deterministic --timeout 600 --mem 128 --initrd build/initrd-posix.cpio -- /bin/posix-run /tests "$@" \
	>"$work/there" 2>"$work/said" </dev/null || { echo "-- heddle: status $?"; cat "$work/said"; } >>"$work/there" &
bwrap --unshare-all --uid 1000 --gid 1000 --tmpfs / --ro-bind "$build/posix" /tests --ro-bind "$build/posix-run" /bin/posix-run --proc /proc --dev /dev \
	--tmpfs /tmp --chdir / --clearenv --hostname heddle /bin/posix-run /tests "$@" >"$work/here" 2>&1 </dev/null ||
	echo "-- linux: status $?" >>"$work/here"
wait

mkdir "$work/a" "$work/b"
awk -v dir="$work/a/" '/^== /{ out = dir $2; next } { print >(out == "" ? dir "posix" : out) }' "$work/here"
awk -v dir="$work/b/" '/^== /{ out = dir $2; next } { print >(out == "" ? dir "posix" : out) }' "$work/there"
for name in $(ls "$work/a" "$work/b" | grep -v : | sort -u); do
	if grep -qs "^(still running" "$work/a/$name" "$work/b/$name"; then
		echo "FAIL $name: it did not end"
	elif grep -qs "^-- status 127" "$work/b/$name"; then
		echo "FAIL $name: there is no such program"
	elif diff -U 1 "$work/a/$name" "$work/b/$name" >"$work/diff" 2>&1; then
		echo "ok $name"
	else
		echo "FAIL $name: heddle (+) is not as linux (-): $(tail -n +3 "$work/diff" | tr '\n' '|' | sed 's/|/ | /g')"
	fi
done
