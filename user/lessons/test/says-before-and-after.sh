#!/bin/sh
# SPDX-License-Identifier: MIT
# `lesson -v` says what Python has and where to look before the lesson's first line, and why after its last; what is no lesson
# is refused with words and a status.
set -u
cd "$(dirname "$0")/../../.."
lesson() {
	build/bin/heddle run --deterministic --timeout 100 -- lesson "$@" </dev/null 2>&1
}
order() {
	awk '/^ Python:|^ Look at:|^ Why:|^ Try:/ { print $1 } /^@/ && !ran++ { print "ran" }' | tr -d '\n'
}
expect() {
	[ "$2" = "$3" ] || { echo "FAIL $1: $2"; exit 1; }
}
expect "lesson -v k2" "$(lesson -v k2 | order)" "Python:LookranWhy:Try:"
expect "lesson -v --under k2" "$(lesson -v --under k2 2>&1 | awk '/^What was under it/ { print " Try: under" } { print }' | order | tr -d :)" "PythonLookranTryWhyTry"
expect "lesson D2" "$(lesson D2 | grep -c 'network card')" 1
expect "lesson k2" "$(lesson k2 | order)" "ran"
expect "lesson zz" "$(lesson zz; echo $?)" "lesson: there is no lesson zz; \`lesson\` lists them
1"
expect "lesson K" "$(lesson k | grep -c '^  K')" "$(ls user/lessons/k*.c | wc -l)"
expect "lesson -x" "$(lesson -x >/dev/null; echo $?)" 2
expect "lesson -v" "$(lesson -v >/dev/null; echo $?)" 2
expect "lesson" "$(lesson | grep -c '^  [A-Z]')" "$(ls user/lessons/*.c | wc -l)"
