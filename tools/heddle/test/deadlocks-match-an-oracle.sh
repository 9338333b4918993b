#!/bin/sh
# SPDX-License-Identifier: MIT
# Random programs of locks, pipes and naps: the threads that the kernel calls stuck can
# never go on, and when nobody else moves they are all that cannot.  [FIRST] of 100.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
"$h" cc --plain tools/heddle/test/random-locks.c -o "$dir/random" || exit 1
${HOSTCC:-cc} -O2 tools/heddle/test/random-locks.c -o "$dir/oracle" -lpthread || exit 1
"$h" run --deterministic --seed "${SEED:-1}" --add "$dir/random:/bin/random" \
	-- random "${1:-1}" "${COUNT:-100}" </dev/null >"$dir/states" 2>"$dir/err" || { tail -5 "$dir/err"; exit 1; }
"$dir/oracle" judge <"$dir/states" || exit 1
