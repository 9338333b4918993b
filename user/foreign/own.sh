#!/bin/sh
# SPDX-License-Identifier: MIT
# own.sh tools|lessons: our own programs built with musl do on Heddle what they
# do with our C library, and on Linux.  Lessons tell of processes, times and
# addresses and their threads take turns: their numbers are masked, their lines
# sorted; only those are here that say the same however slow the host is.
set -eu
cd "$(dirname "$0")/../.."
. user/foreign/needs.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
masked=cat
case $1 in
tools)
	cp user/foreign/own-tools.sh "$work/script"
	;;
lessons)
	for l in p2 p3 p6 r5 s1 t3; do
		for program in user/lessons/$l-*.c; do
			echo "echo == $l"
			basename "$program" .c
		done
	done >"$work/script"
	masked=mask
	;;
esac
mask() {
	sed '/^== /!{s/0x[0-9a-f]*/N/g; s/-\{0,1\}[0-9][0-9]*/N/g; s/^/  /}' | awk '/^== /{ lesson = $0 } { print lesson $0 }' | LC_ALL=C sort
}
# heddle PATH: the script by the shell that is found there.
heddle() {
	build/bin/heddle run --deterministic --timeout 300 --initrd build/initrd-posix.cpio --add "$work/script:/script" -- \
		/bin/env -i "PATH=$1" sh -c '{ mkdir /w; cd /w; . /script; } 2>&1' 2>&1 </dev/null || echo "status $?"
}
bwrap --unshare-all --tmpfs / --ro-bind build/foreign/own /musl --ro-bind "$work/script" /script --proc /proc --dev /dev --tmpfs /tmp \
	--dir /w --chdir /w --clearenv --setenv PATH /musl /musl/sh -c '. /script' >"$work/linux" 2>&1 </dev/null ||
	echo "status $?" >>"$work/linux" &
heddle /bin:/lessons >"$work/ours"
heddle /musl >"$work/musl"
wait
for side in ours musl linux; do $masked <"$work/$side" >"$work/$side.text"; done
diff -u --label "with our library" "$work/ours.text" --label "with musl" "$work/musl.text"
diff -u --label "on Linux" "$work/linux.text" --label "on Heddle" "$work/musl.text"
