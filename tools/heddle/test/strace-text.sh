#!/bin/sh
# SPDX-License-Identifier: MIT
# strace-text.sh OPTIONS: control lines and, after ---, the text that strace is to make of them, on stdin. Alone
# it tests that no line makes no text.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
[ $# = 1 ] && cat >"$work/all"
touch "$work/all"
sed '/^---$/,$d' "$work/all" >"$work/lines"
sed '1,/^---$/d' "$work/all" >"$work/wanted"
# shellcheck disable=SC2086
build/bin/strace-lines $1 <"$work/lines" >"$work/text" || exit 1
diff -u --label wanted "$work/wanted" --label got "$work/text"
