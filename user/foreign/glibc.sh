#!/bin/sh
# SPDX-License-Identifier: MIT
# glibc.sh static|static-pie: user/foreign/glibc.c with this machine's C library does the same here and on Heddle.
set -eu
cd "$(dirname "$0")/../.."
. user/foreign/needs.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc "-$1" -std=gnu11 -D_GNU_SOURCE -O1 -Wall -Wextra user/foreign/glibc.c -o "$work/program" -lm 2>"$work/said" ||
	{ cat "$work/said"; exit 1; }
here=0 there=0
bwrap --unshare-all --ro-bind / / --proc /proc --dev /dev --tmpfs /dev/shm --mqueue /dev/mqueue --clearenv --setenv PATH /bin \
	"$work/program" >"$work/here" 2>&1 </dev/null || here=$?
build/bin/heddle run --deterministic --timeout 60 --add "$work/program:/program" -- /program \
	>"$work/there" 2>&1 </dev/null || there=$?
[ $here = 5 ] && [ $there = 5 ] || { echo "status $here on Linux, $there on Heddle"; cat "$work/here" "$work/there"; exit 1; }
diff -u --label linux "$work/here" --label heddle "$work/there"
