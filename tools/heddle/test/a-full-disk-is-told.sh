#!/bin/sh
# SPDX-License-Identifier: MIT
# Where nothing can be written any more: 125 and a sentence, for stdout, for
# the log, for the trace and for the initrd (there by a limit on file sizes).
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

told() {	# WHAT STATUS PATTERN
	[ "$2" = 125 ] || { echo "$1: status $2, expected 125"; bad=1; }
	grep -q "$3" "$dir/err" || { echo "$1, not explained:"; cat "$dir/err"; bad=1; }
}

"$h" run -- echo hello </dev/null >/dev/full 2>"$dir/err"
told stdout $? 'standard output: No space left'
# A program that crashes is reported in the log.
echo 'int main(void) { *(volatile char *)8 = 1; }' >"$dir/crash.c"
"$h" cc --plain "$dir/crash.c" -o "$dir/crash" 2>/dev/null
"$h" run --log /dev/full --add "$dir/crash" -- crash </dev/null 2>"$dir/err"
told log $? 'the log: No space left'
"$h" run --trace /dev/full -- true </dev/null 2>"$dir/err"
told trace $? '/dev/full: No space left'
(ulimit -f 1; exec "$h" run --add /bin/sh:/sh -- true) </dev/null 2>"$dir/err"
told initrd $? 'the initrd: File too large'
exit $bad
