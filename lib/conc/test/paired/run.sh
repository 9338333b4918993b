#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh NAME...: NAME.py under CPython 3.11 or later and NAME.c on this library say the same, line by line.
# Status 77: no such Python here.
set -u
cd "$(dirname "$0")/../../../.." || exit 2
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "needs Python 3.11"; exit 77; }
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0
for name; do
	make -s "build/host/conc-paired/$name" >&2 || exit 2
	"$python" -B -W ignore "lib/conc/test/paired/$name.py" >"$tmp/python" 2>&1
	timeout 60 "build/host/conc-paired/$name" >"$tmp/c" 2>&1
	[ -s "$tmp/python" ] && cmp -s "$tmp/python" "$tmp/c" && continue
	echo "FAIL $name: Python (<) and this library (>) differ"
	diff "$tmp/python" "$tmp/c" | head -10
	bad=1
done
exit $bad
