#!/bin/sh
# SPDX-License-Identifier: MIT
# instructions.sh [accept]: how many instructions the operations of /bin/bench take, a test a row: more than five
# per cent above what instructions.COMPILER says fails. `accept` writes that file anew. See README.md.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
accepted=tools/bench/instructions.$(cat "$build/bench/compiler")
[ -n "${1:-}" ] || [ -f "$accepted" ] || accepted=/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/bin/heddle" run --deterministic --timeout 100 --mem 256 --cmdline 'seeded=0 deadlocks=0' -- bench --instructions </dev/null >"$work/now"
if [ "${1:-}" = accept ]; then
	cp "$work/now" "$accepted"
	echo "$accepted:"
	exec cat "$accepted"
fi
awk -v accepted="$accepted" -v compiler="$(cat "$build/bench/compiler")" '
	BEGIN { while ((getline line <accepted) > 0) { split(line, word, " "); was[word[1]] = word[2] } }
	$1 == "failed" || NF != 2 { print "FAIL " $NF ": " $0; next }
	accepted == "/dev/null" { print "skip " $1 ": " $2 " instructions; nothing is accepted for " compiler " yet"; next }
	!($1 in was) { print "FAIL " $1 ": " $2 " instructions; a new row, see `make bench-accept`"; next }
	$2 > was[$1] * 1.05 { print "FAIL " $1 ": " $2 " instructions, " was[$1] " were accepted (make bench-accept accepts)"; next }
	{ print "ok " $1 ": " $2 " instructions, " was[$1] " were accepted" }' "$work/now"
