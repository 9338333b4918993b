#!/bin/sh
# SPDX-License-Identifier: MIT
# The table of system calls in kernel/README.md is what the source says: each SYSCALL(...) of kernel/sys is there,
# PARTLY(...) says what it lacks, and the rest of the list in kernel/abi/syscall.h is absent. --write makes it so.
set -eu
cd "$(dirname "$0")/../.."
readme=kernel/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

awk '
FILENAME == "kernel/abi/syscall.h" {
	for (line = $0; match(line, /X\([0-9]+, [a-z0-9_]+\)/); line = substr(line, RSTART + RLENGTH)) {
		name = substr(line, RSTART, RLENGTH - 1)
		sub(/.*, /, "", name)
		names[++count] = name
	}
}
/^SYSCALL(_[A-Z]+)?\(/ {
	sub(/^[A-Z_]+\(/, "")
	sub(/[,)].*/, "")
	present[$0] = 1
}
/^PARTLY\(/ {
	name = $0
	sub(/^PARTLY\(/, "", name)
	sub(/,.*/, "", name)
	sub(/^[^"]*"/, "")
	sub(/"\)$/, "")
	missing[name] = $0
}
END {
	for (i = 1; i <= count; i++)
		if (names[i] in missing)
			partly = partly "| `" names[i] "` | " missing[names[i]] " |\n"
		else if (names[i] in present)
			whole = whole " " names[i]
		else
			absent = absent " " names[i]
	print "Present:\n\n" wrapped(whole) "\nPartly:\n\n| call | what is missing |\n|---|---|\n" partly \
		"\nAbsent (ENOSYS):\n\n" wrapped(absent)
}
function wrapped(words,    n, word, i, line, text) {
	n = split(words, word, " ")
	for (i = 1; i <= n; i++) {
		if (length(line) + length(word[i]) > 88) {
			text = text line "\n"
			line = ""
		}
		line = line (line == "" ? "" : " ") word[i]
	}
	return text line "\n"
}' kernel/abi/syscall.h kernel/sys/*.c >"$work/calls"

awk -v calls="$work/calls" '
/^<!-- calls: end/ { inside = 0 }
!inside { print }
/^<!-- calls: / && !/end/ {
	inside = 1
	while ((getline line < calls) > 0)
		print line
}' $readme >"$work/readme"

if [ "${1:-}" = --write ]; then
	cat "$work/readme" >$readme
elif ! diff -u --label $readme --label "what the source says" $readme "$work/readme"; then
	echo "$readme is stale: sh tools/check/calls.sh --write"
	exit 1
fi
