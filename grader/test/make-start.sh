#!/bin/sh
# SPDX-License-Identifier: MIT
# `make start` copies the starter and never overwrites; without a lab that exists it says which there are.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mine=$dir/mine
MAKEFLAGS= make -s start LAB=01-hello LAB_MINE="$mine" >/dev/null || { echo "make start failed"; exit 1; }
cmp labs/01-hello/starter/user/bin/hello.c "$mine/user/bin/hello.c" || exit 1
echo mine >"$mine/user/bin/hello.c"
MAKEFLAGS= make -s start LAB=01-hello LAB_MINE="$mine" >/dev/null
[ "$(cat "$mine/user/bin/hello.c")" = mine ] || { echo "it was overwritten"; exit 1; }
for lab in "" 99-nothing; do
	out=$(MAKEFLAGS= make -s start LAB=$lab 2>&1) && { echo "LAB=$lab is accepted"; exit 1; }
	case $out in
	*"there are:"*01-hello*) ;;
	*) echo "LAB=$lab: unclear: $out"; exit 1 ;;
	esac
done
