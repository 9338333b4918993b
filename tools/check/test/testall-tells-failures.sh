#!/bin/sh
# SPDX-License-Identifier: MIT
# testall in the guest says FAIL of a test that fails, crashes, hangs, or
# leaves frames behind, and goes on to the next one.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# program NAME BODY
program() {
	printf '#include <stdio.h>\n#include <unistd.h>\nint main(void)\n{\n%s\nreturn 0;\n}\n' "$2" >"$dir/$1.c"
	"$h" cc --plain "$dir/$1.c" -o "$dir/$1" || exit 1
	add="$add --add $dir/$1:/tests/zz-$1"
}
add=
program crashes '*(volatile int *)0 = 1;'
program fails 'puts("why not"); return 3;'
program hangs 'for (;;) pause();'
program leaks 'if (fork() == 0) { setsid(); for (;;) pause(); } usleep(50000);'
program passes ''
program skips 'puts("no reason"); return 77;'

# shellcheck disable=SC2086
"$h" run --deterministic --timeout 300 $add -- testall zz- >"$dir/out" 2>"$dir/err" </dev/null
status=$?
cat >"$dir/wanted" <<'END'
FAIL zz-crashes: status 139
FAIL zz-fails: status 3
FAIL zz-hangs: not done after
FAIL zz-leaks: 
ok zz-passes
skip zz-skips: no reason
END
[ $status = 1 ] && [ "$(wc -l <"$dir/out")" = 6 ] || { echo "status $status, six lines expected:"; cat "$dir/out" "$dir/err"; exit 1; }
while read -r line; do
	grep -qF -- "$line" "$dir/out" || { echo "no \"$line\" in:"; cat "$dir/out"; exit 1; }
done <"$dir/wanted"
