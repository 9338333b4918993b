#!/bin/sh
# SPDX-License-Identifier: MIT
# same-bytes.sh [N]: graded again, the report is the same byte for byte outside its `host` object: wrong and broken
# submissions, a kernel (which is linked to the same bytes too).  5 times, or N times under 8 busy processes and, where one
# may, each time with the host's caches emptied; then also a solution under chosen schedules.
dir=$(mktemp -d) || exit 1
busy=
trap 'kill $busy 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM
mkdir -p "$dir/wrong/lib/conc" "$dir/broken/lib/conc"
cp lib/conc/lock.c "$dir/wrong/lib/conc/"
patch -s -d "$dir/wrong" -p1 <labs/05-mutex/wrong/looks-then-takes.patch || exit 1
echo 'int x = ;' >"$dir/broken/lib/conc/lock.c"

graded() { # KIND: its report, without what tells of this host, in $dir/again
	case $1 in
	kernel) set -- 09-pipe order --solution ;;
	explored) set -- 10-queue schedules --solution ;;
	*) set -- 05-mutex states excludes --submission "$dir/$1" ;;
	esac
	build/bin/heddle grade "$@" --json "$dir/report" >"$dir/log" 2>&1
	[ $? -le 1 ] || { cat "$dir/log"; exit 1; }
	sed '/^ "host": {/,/^ }/d' "$dir/report" >"$dir/again"
	grep -q '"verdict"' "$dir/again" || { echo "this test is broken"; exit 1; }
}

kinds='wrong kernel broken'
[ -z "$1" ] || kinds="$kinds explored"
for kind in $kinds; do
	graded "$kind"
	mv "$dir/again" "$dir/$kind.first"
done
if [ -n "$1" ]; then
	for n in 1 2 3 4 5 6 7 8; do
		sh -c 'while :; do :; done' &
		busy="$busy $!"
	done
fi
left=${1:-5}
while [ "$left" -gt 0 ]; do
	for kind in $kinds; do
		[ "$left" -gt 0 ] || break
		[ -z "$1" ] || { echo 3 >/proc/sys/vm/drop_caches; } 2>/dev/null
		graded "$kind"
		cmp "$dir/$kind.first" "$dir/again" || exit 1
		left=$((left - 1))
	done
done
